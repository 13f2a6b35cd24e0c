package io.edgesweep.notice;

import java.util.List;

/** Sends mails. */
@FunctionalInterface
public interface Mailer {

    /**
     * Sends one.
     *
     * @throws RuntimeException when the server does not take it
     */
    void send(String from, List<String> to, String subject, String text);
}
