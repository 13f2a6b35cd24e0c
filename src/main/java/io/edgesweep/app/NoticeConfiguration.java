package io.edgesweep.app;

import io.edgesweep.language.Words;
import io.edgesweep.notice.Mailer;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;

/** All that is needed to tell people of runs. Settings, clock and sleeper are handed in. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
class NoticeConfiguration {

    @Bean
    NoticeFactory notices(Settings settings, Sleeper sleeper, InstantSource clock, ObjectProvider<MailSender> mail) {
        Optional<Mailer> post = Optional.ofNullable(mail.getIfAvailable())
                .map(MailEncryption::unlessToldOtherwise)
                .map(sender -> (from, to, subject, text) -> sender.send(message(from, to, subject, text)));
        return new NoticeFactory(
                settings.output().notices(),
                post,
                sleeper,
                settings.proxies(),
                clock,
                Words.of(settings.output().language()));
    }

    private static SimpleMailMessage message(String from, List<String> to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.toArray(String[]::new));
        message.setSubject(subject);
        message.setText(text);
        return message;
    }
}
