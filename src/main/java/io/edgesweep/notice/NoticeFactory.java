package io.edgesweep.notice;

import io.edgesweep.language.Words;
import io.edgesweep.notice.Deliveries.Delivery;
import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.report.RunSummary;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of runs, as the configuration and their jobs say. */
public final class NoticeFactory {

    private final NoticeSettings settings;
    private final Optional<Mailer> mail;
    private final Sleeper sleeper;
    private final Proxies proxies;
    private final InstantSource clock;
    private final Words words;

    /**
     * @param mail    sends mails; empty when no mail server is configured
     * @param proxies by way of which addresses on the web are called
     * @param clock   tells the time that signatures are made with
     * @param words   the language of those who are told
     */
    public NoticeFactory(
            NoticeSettings settings,
            Optional<Mailer> mail,
            Sleeper sleeper,
            Proxies proxies,
            InstantSource clock,
            Words words) {
        this.settings = settings;
        this.mail = mail;
        this.sleeper = sleeper;
        this.proxies = proxies;
        this.clock = clock;
        this.words = words;
    }

    /**
     * What came of a message to somebody.
     *
     * @param name    who it was; of an address no more than its host
     * @param problem why it did not get through; empty when it was taken
     */
    public record Told(String name, Optional<String> problem) {}

    /**
     * What is told of one run.
     *
     * @param job  the job's name
     * @param site the job's site
     * @param spec who is told, as the job says
     */
    public Notice of(String job, String site, NoticeSpec spec) {
        NoticeSpec effective = spec.orElse(settings.all());
        return effective.isSilent()
                ? Notice.SILENT
                : new NoticeSender(job, site, effective, settings, deliveries(), words);
    }

    private Deliveries deliveries() {
        return new Deliveries(settings, mail, new HttpNotifier(settings, sleeper, proxies), clock);
    }

    /**
     * Sends a trial to each who would be told of a job's runs, whenever that is. Pings that take no text are left out: each counts as
     * a run.
     *
     * @param job  the job's name
     * @param site the job's site
     * @param spec who is told, as the job says
     */
    public List<Told> trial(String job, String site, NoticeSpec spec) {
        NoticeSpec effective = spec.orElse(settings.all());
        Message message = Message.trial(job, site, words);
        try (Deliveries deliveries = deliveries()) {
            List<Delivery> all = new ArrayList<>();
            effective
                    .ping()
                    .log()
                    .ifPresent(address -> all.add(deliveries.ping("healthchecks", address, NoticeText.text(message))));
            all.addAll(messages(deliveries, effective, message));
            return told(deliveries, all);
        }
    }

    /**
     * Tells of several runs at once those who are told of the runs of all jobs, by webhooks and mail.
     *
     * @param runs  the runs
     * @param since from when on
     * @param link  where more of it is; empty where there is nothing
     */
    public List<Told> digest(List<RunSummary> runs, Instant since, String link) {
        try (Deliveries deliveries = deliveries()) {
            return told(deliveries, messages(deliveries, settings.all(), Message.digest(runs, since, link, words)));
        }
    }

    private static List<Delivery> messages(Deliveries deliveries, NoticeSpec spec, Message message) {
        List<Delivery> all = new ArrayList<>();
        spec.webhooks().forEach(webhook -> all.add(deliveries.webhook(webhook, message)));
        spec.mail().ifPresent(mail -> all.add(deliveries.mail(mail, message)));
        return all;
    }

    private static List<Told> told(Deliveries deliveries, List<Delivery> all) {
        return deliveries.all(all).stream()
                .map(each -> new Told(each.delivery().name(), each.problem()))
                .toList();
    }
}
