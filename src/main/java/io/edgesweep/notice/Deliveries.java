package io.edgesweep.notice;

import io.edgesweep.process.DaemonThreads;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec.Mail;
import io.edgesweep.settings.NoticeSpec.Webhook;
import io.edgesweep.settings.WebAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers messages by pings, webhooks and mail, side by side and within a bounded time. */
final class Deliveries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final NoticeSettings settings;
    private final Optional<Mailer> mail;
    private final HttpNotifier web;
    private final InstantSource clock;
    /** A server that lets us wait must not keep the process from ending. */
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("notice"));

    Deliveries(NoticeSettings settings, Optional<Mailer> mail, HttpNotifier web, InstantSource clock) {
        this.settings = settings;
        this.mail = mail;
        this.web = web;
        this.clock = clock;
    }

    /**
     * One message to somebody.
     *
     * @param name what people call it; of an address no more than its host
     * @param key  where it is configured, below {@code notify}
     * @param how  delivers it: gives why it did not get through, empty when it did
     */
    record Delivery(String name, String key, Callable<Optional<String>> how) {}

    /**
     * What came of one.
     *
     * @param delivery which
     * @param problem  why it did not get through; empty when it did
     * @param givenUp  whether it took too long
     */
    record Delivered(Delivery delivery, Optional<String> problem, boolean givenUp) {}

    /** A ping, with a text where it takes one. */
    Delivery ping(String which, WebAddress address, String text) {
        return new Delivery(
                "ping " + address, "ping." + which, () -> text.isEmpty() ? web.get(address) : web.post(address, text));
    }

    Delivery webhook(Webhook webhook, Message message) {
        return new Delivery(
                "webhook " + webhook.url(),
                "webhooks",
                () -> web.post(SignedPost.of(webhook, NoticeText.of(message, webhook.format()), clock.instant())));
    }

    Delivery mail(Mail wanted, Message message) {
        return new Delivery("mail to " + wanted.to(), "mail", () -> send(wanted, message));
    }

    private Optional<String> send(Mail wanted, Message message) {
        if (mail.isEmpty()) {
            return Optional.of("no mail server is configured: set spring.mail.host");
        }
        try {
            mail.get().send(wanted.from(), wanted.to(), message.subject(), NoticeText.text(message));
            return Optional.empty();
        } catch (RuntimeException e) {
            log.debug("The mail", e);
            return Optional.of(Unreached.words(e)
                            .map(words -> "the mail server could not be reached: " + words)
                            .orElseGet(() -> "the mail server did not take it: " + withoutKinds(e))
                    + "; check spring.mail.*");
        }
    }

    /** The words alone; libraries put the names of classes before those of others. */
    private static String withoutKinds(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("(?:\\w+\\.)+\\w*Exception: ", "");
    }

    /** Begins one, and returns at once. */
    Future<Optional<String>> begin(Delivery delivery) {
        return threads.submit(delivery.how());
    }

    /** Delivers them all, and returns when that is done or has taken long enough. */
    List<Delivered> all(List<Delivery> deliveries) {
        List<Delivered> delivered = new ArrayList<>();
        try {
            List<Future<Optional<String>>> done = threads.invokeAll(
                    deliveries.stream().map(Delivery::how).toList(),
                    settings.longest().toMillis(),
                    TimeUnit.MILLISECONDS);
            for (int i = 0; i < done.size(); i++) {
                delivered.add(delivered(deliveries.get(i), done.get(i)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return delivered;
    }

    private Delivered delivered(Delivery delivery, Future<Optional<String>> done) throws InterruptedException {
        try {
            return new Delivered(delivery, done.get(), false);
        } catch (CancellationException e) {
            return new Delivered(
                    delivery,
                    Optional.of(
                            "it was not answered within " + settings.longest().toSeconds() + " s"),
                    true);
        } catch (ExecutionException e) {
            log.debug("The {}", delivery.name(), e);
            return new Delivered(delivery, Optional.of("it failed unexpectedly"), false);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
