package io.edgesweep.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mail, and the password for it, by STARTTLS or not at all, unless {@code spring.mail.properties} say otherwise. A server on this
 * machine's loopback is reached by nobody else.
 */
final class MailEncryption {

    private MailEncryption() {}

    static MailSender unlessToldOtherwise(MailSender sender) {
        if (sender instanceof JavaMailSenderImpl mail && !isLoopback(mail.getHost())) {
            Properties properties = mail.getJavaMailProperties();
            properties.putIfAbsent("mail.smtp.starttls.enable", "true");
            properties.putIfAbsent("mail.smtp.starttls.required", properties.get("mail.smtp.starttls.enable"));
            properties.putIfAbsent("mail.smtp.ssl.checkserveridentity", "true");
        }
        return sender;
    }

    private static boolean isLoopback(@Nullable String host) {
        boolean literal = host != null && (host.equals("localhost") || host.matches("[0-9.]+|.*:.*"));
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
