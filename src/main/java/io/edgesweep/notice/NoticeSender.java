package io.edgesweep.notice;

import io.edgesweep.language.Words;
import io.edgesweep.notice.Deliveries.Delivered;
import io.edgesweep.notice.Deliveries.Delivery;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.NoticeSpec.Webhook;
import io.edgesweep.settings.NoticeSpec.When;
import io.edgesweep.settings.WebAddress;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of one run those who are to be told. */
final class NoticeSender implements Notice {

    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);

    private final String job;
    private final String site;
    private final NoticeSpec spec;
    private final NoticeSettings settings;
    private final Deliveries deliveries;
    private final Words words;
    private String run = "";
    private @Nullable Future<Optional<String>> start;

    NoticeSender(
            String job, String site, NoticeSpec spec, NoticeSettings settings, Deliveries deliveries, Words words) {
        this.job = job;
        this.site = site;
        this.spec = spec;
        this.settings = settings;
        this.deliveries = deliveries;
        this.words = words;
    }

    @Override
    public void begun(String id) {
        run = id;
        start = spec.ping()
                .start()
                .map(address -> deliveries.begin(warning(deliveries.ping("start", address, ""))))
                .orElse(null);
    }

    private Delivery warning(Delivery delivery) {
        return new Delivery(delivery.name(), delivery.key(), () -> {
            Optional<String> problem = delivery.how().call();
            problem.ifPresent(words -> warn(delivery, words));
            return problem;
        });
    }

    @Override
    public void ended(WrittenReport report) {
        tell(EndOfRun.of(report, settings.reportUrl(), settings.consoleUrl()));
    }

    @Override
    public void failed(Verdict verdict, Reason why) {
        tell(EndOfRun.withoutReport(job, run, site, verdict, why));
    }

    private void tell(EndOfRun end) {
        Message message = Message.of(end, words);
        List<Delivery> all = new ArrayList<>();
        Optional<WebAddress> ping =
                end.isFailure() ? spec.ping().failure() : spec.ping().finish();
        ping.ifPresent(address -> all.add(afterStart(deliveries.ping(
                end.isFailure() ? "failure" : "finish",
                address,
                spec.ping().takesText() ? NoticeText.text(message) : ""))));
        for (Webhook webhook : spec.webhooks()) {
            if (isWanted(webhook.when(), end)) {
                all.add(deliveries.webhook(webhook, message));
            }
        }
        spec.mail()
                .filter(each -> isWanted(each.when(), end))
                .ifPresent(each -> all.add(deliveries.mail(each, message)));
        deliveries.all(all).forEach(this::warn);
    }

    private static boolean isWanted(Set<When> when, EndOfRun end) {
        return when.contains(When.ALWAYS)
                || (when.contains(When.FAILURE) && end.isFailure())
                || (when.contains(When.CHANGE) && end.changed());
    }

    /** What tells of the beginning must not come after what tells of the end. */
    private Delivery afterStart(Delivery ping) {
        return new Delivery(ping.name(), ping.key(), () -> {
            Future<Optional<String>> begun = start;
            if (begun != null) {
                try {
                    begun.get();
                } catch (ExecutionException e) {
                    log.debug("The ping at the start", e);
                }
            }
            return ping.how().call();
        });
    }

    private void warn(Delivered delivered) {
        if (delivered.givenUp()) {
            log.warn(
                    "job {}: the {} was not answered within {} s, and is given up; the run is not affected."
                            + " edgesweep.notify.longest is how long is waited",
                    job,
                    delivered.delivery().name(),
                    settings.longest().toSeconds());
        } else {
            delivered.problem().ifPresent(problem -> warn(delivered.delivery(), problem));
        }
    }

    private void warn(Delivery delivery, String problem) {
        log.warn(
                "job {}: the {} did not get through: {}. Check notify.{} of the job or of the configuration; the run is"
                        + " not affected",
                job,
                delivery.name(),
                problem,
                delivery.key());
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
