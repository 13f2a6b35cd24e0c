package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailEncryptionTests {

    @ParameterizedTest
    @ValueSource(strings = {"mail.example.com", "10.0.0.1", "2001:db8::1", "localhost.example.com"})
    void sends_by_starttls_alone(String host) {
        assertThat(properties(host, Map.of()))
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.starttls.required", "true");
    }

    @Test
    void does_what_it_is_told_otherwise() {
        assertThat(properties("mail.example.com", Map.of("mail.smtp.starttls.required", "false")))
                .containsEntry("mail.smtp.starttls.required", "false");
        assertThat(properties("mail.example.com", Map.of("mail.smtp.starttls.enable", "false")))
                .containsEntry("mail.smtp.starttls.required", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void asks_nothing_of_a_server_on_loopback(String host) {
        assertThat(properties(host, Map.of())).isEmpty();
    }

    /** The address is this machine's, and not known as its loopback one. */
    @Test
    void sends_nothing_to_a_server_that_knows_no_starttls() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = sender("mail.example.com", Map.of());
            MailEncryption.unlessToldOtherwise(sender);
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom("night@example.com");
            message.setTo("ops@example.com");
            message.setText("x");

            assertThatThrownBy(() -> sender.send(message)).rootCause().hasMessageContaining("STARTTLS");
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    private static Properties properties(String host, Map<String, String> said) {
        JavaMailSenderImpl sender = sender(host, said);
        MailEncryption.unlessToldOtherwise(sender);
        return sender.getJavaMailProperties();
    }

    private static JavaMailSenderImpl sender(String host, Map<String, String> said) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.getJavaMailProperties().putAll(said);
        return sender;
    }
}
