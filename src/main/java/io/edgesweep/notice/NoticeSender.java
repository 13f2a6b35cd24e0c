package io.edgesweep.notice;

import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.NoticeSpec.Mail;
import io.edgesweep.settings.NoticeSpec.Webhook;
import io.edgesweep.settings.NoticeSpec.When;
import io.edgesweep.settings.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of one run by pings, webhooks and mail, side by side and within a bounded time. */
final class NoticeSender implements Notice {

    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);

    private final String job;
    private final String site;
    private final NoticeSpec spec;
    private final NoticeSettings settings;
    private final Optional<Mailer> mail;
    private final HttpNotifier web;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "notice");
        // A server that lets us wait must not keep the process from ending.
        thread.setDaemon(true);
        return thread;
    });
    private String run = "";
    private @Nullable Future<?> start;

    NoticeSender(
            String job,
            String site,
            NoticeSpec spec,
            NoticeSettings settings,
            Optional<Mailer> mail,
            HttpNotifier web) {
        this.job = job;
        this.site = site;
        this.spec = spec;
        this.settings = settings;
        this.mail = mail;
        this.web = web;
    }

    @Override
    public void begun(String id) {
        run = id;
        start = spec.ping()
                .start()
                .map(address -> threads.submit(() -> ping("start", address)))
                .orElse(null);
    }

    @Override
    public void ended(WrittenReport report) {
        tell(EndOfRun.of(report, settings.reportUrl()));
    }

    @Override
    public void failed(Verdict verdict, String why) {
        tell(EndOfRun.withoutReport(job, run, site, verdict, why));
    }

    private void tell(EndOfRun end) {
        List<Told> told = new ArrayList<>();
        Optional<WebAddress> ping =
                end.isFailure() ? spec.ping().failure() : spec.ping().finish();
        ping.ifPresent(address -> told.add(new Told("ping " + address, () -> {
            awaitStart();
            return ping(end.isFailure() ? "failure" : "finish", address);
        })));
        for (Webhook webhook : spec.webhooks()) {
            if (isWanted(webhook.when(), end)) {
                told.add(new Told("webhook " + webhook.url(), () -> post(webhook, end)));
            }
        }
        spec.mail()
                .filter(each -> isWanted(each.when(), end))
                .ifPresent(each -> told.add(new Told("mail to " + each.to(), () -> send(each, end))));
        tellAll(told);
    }

    private static boolean isWanted(Set<When> when, EndOfRun end) {
        return when.contains(When.ALWAYS)
                || (when.contains(When.FAILURE) && end.isFailure())
                || (when.contains(When.CHANGE) && end.changed());
    }

    private void tellAll(List<Told> told) {
        try {
            List<Future<Boolean>> done =
                    threads.invokeAll(told, settings.longest().toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < done.size(); i++) {
                if (done.get(i).isCancelled()) {
                    log.warn(
                            "job {}: the {} was not answered within {} s, and is given up; the run is not affected."
                                    + " edgesweep.notify.longest is how long is waited",
                            job,
                            told.get(i).name(),
                            settings.longest().toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What tells of the beginning must not come after what tells of the end. */
    private void awaitStart() throws InterruptedException {
        Future<?> begun = start;
        if (begun != null) {
            try {
                begun.get();
            } catch (ExecutionException e) {
                log.debug("The ping at the start", e);
            }
        }
    }

    private boolean ping(String which, WebAddress address) throws InterruptedException {
        return warn(web.get(address), "ping " + address, "ping." + which);
    }

    private boolean post(Webhook webhook, EndOfRun end) throws InterruptedException {
        String json = NoticeText.of(end, webhook.format());
        return warn(web.post(webhook.url(), json), "webhook " + webhook.url(), "webhooks");
    }

    private boolean send(Mail wanted, EndOfRun end) {
        String name = "mail to " + wanted.to();
        if (mail.isEmpty()) {
            return warn(Optional.of("no mail server is configured: set spring.mail.host"), name, "mail");
        }
        try {
            mail.get().send(wanted.from(), wanted.to(), NoticeText.subject(end), NoticeText.text(end));
            return true;
        } catch (RuntimeException e) {
            log.debug("The mail", e);
            return warn(
                    Optional.of(Unreached.words(e)
                                    .map(words -> "the mail server could not be reached: " + words)
                                    .orElseGet(() -> "the mail server did not take it: " + withoutKinds(e))
                            + "; check spring.mail.*"),
                    name,
                    "mail");
        }
    }

    /** The words alone; libraries put the names of classes before those of others. */
    private static String withoutKinds(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("(?:\\w+\\.)+\\w*Exception: ", "");
    }

    private boolean warn(Optional<String> problem, String name, String key) {
        problem.ifPresent(words -> log.warn(
                "job {}: the {} did not get through: {}. Check notify.{} of the job or of the configuration; the run is"
                        + " not affected",
                job,
                name,
                words,
                key));
        return problem.isEmpty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One that is told, and how. */
    private record Told(String name, Callable<Boolean> how) implements Callable<Boolean> {

        @Override
        public Boolean call() throws Exception {
            return how.call();
        }
    }
}
