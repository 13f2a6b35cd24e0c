package io.edgesweep.job.run;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.process.StopSignal;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.EdgeVerification;
import io.edgesweep.verification.Page;
import io.edgesweep.verification.Sampling;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Looks at what the CDN serves of what was confirmed, and writes down what it finds. It sends nothing and changes no outcome; what
 * was looked at before the run was resumed is not looked at again.
 */
final class VerifyTasklet implements Tasklet {

    /** The report is to be written within the run's time, too. */
    private static final Duration MOST_FOR_THE_REPORT = Duration.ofMinutes(1);

    private static final int PART_FOR_THE_REPORT = 20;

    private final RunScope scope;
    private final VerifyKeys keys;
    private final EdgeLooks looks;
    private final Map<Freshness, Long> counts = new EnumMap<>(Freshness.class);
    private final Set<String> purgedSites = new HashSet<>();
    private long done;

    VerifyTasklet(RunScope scope, VerifyKeys keys) {
        this.scope = scope;
        this.keys = keys;
        this.looks = scope.services.ledger().edge();
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        StopSignal stop = scope.services.stop();
        stop.check();
        Sampling sampling = sampling();
        long total = sampling.wanted() + keys.paths().size();
        LooksBuffer buffer = new LooksBuffer(looks, scope.run.id());
        try (EdgeVerification verification = new EdgeVerification(
                keys,
                scope.services.settings()::site,
                this::isOver,
                scope.services.sleeper(),
                scope.services.clock(),
                (page, look) -> {
                    // What a process finds that is asked to end may be for want of time.
                    if (!stop.isGiven()) {
                        buffer.add(page.batch(), look);
                        scope.progress.at("verify", ++done, total);
                    }
                })) {
            lookAt(sampling, verification);
            verification.finish();
            buffer.flush();
            stop.check();
            tell(verification);
        } finally {
            if (stop.isGiven()) {
                buffer.flush();
            }
        }
        return RepeatStatus.FINISHED;
    }

    private boolean isOver() {
        Duration reserve = scope.job().limits().deadline().dividedBy(PART_FOR_THE_REPORT);
        Duration kept = reserve.compareTo(MOST_FOR_THE_REPORT) < 0 ? reserve : MOST_FOR_THE_REPORT;
        return scope.services.stop().isGiven() || scope.isStopped() || scope.isOverdueIn(kept);
    }

    private Sampling sampling() {
        long[] confirmed = new long[1];
        forEachPage(page -> {
            confirmed[0]++;
            purgedSites.add(page.site());
        });
        return Sampling.of(confirmed[0], keys.sample().of(confirmed[0]), scope.run.id());
    }

    private void lookAt(Sampling sampling, EdgeVerification verification) throws InterruptedException {
        KnownLooks known = new KnownLooks(looks, scope.run.id());
        Paths looked = new Paths(keys.paths());
        long[] index = new long[1];
        try {
            forEachPage(page -> {
                if (sampling.takes(index[0]++)) {
                    looked.add(page.url());
                    look(page, known, verification);
                }
            });
            int number = 0;
            for (String url : keys.paths()) {
                String site = siteOf(url);
                if (purgedSites.contains(site) && !looked.contains(url)) {
                    look(new Page(url, site, EdgeLooks.NO_BATCH, number, null), known, verification);
                }
                number++;
            }
        } catch (InterruptedLook e) {
            throw e.cause;
        }
    }

    /** Those of the paths that are among the sample already. */
    private static final class Paths {

        private final Set<String> all;
        private final Set<String> looked = new HashSet<>();

        Paths(List<String> urls) {
            this.all = Set.copyOf(new HashSet<>(urls));
        }

        void add(String url) {
            if (all.contains(url)) {
                looked.add(url);
            }
        }

        boolean contains(String url) {
            return looked.contains(url);
        }
    }

    private void look(Page page, KnownLooks known, EdgeVerification verification) {
        if (known.of(page.batch(), page.ordinal()).isPresent()) {
            return;
        }
        try {
            verification.look(page);
        } catch (InterruptedException e) {
            throw new InterruptedLook(e);
        }
    }

    private static final class InterruptedLook extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InterruptedException cause;

        InterruptedLook(InterruptedException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private String siteOf(String url) {
        String host = URI.create(url).getHost();
        return scope.job().sites().stream()
                .map(scope.services.settings()::site)
                .filter(site -> site.site().covers(host))
                .map(SiteSettings::name)
                .findFirst()
                .orElse("");
    }

    /** The URLs that were confirmed; of a directory that was purged in their place, each of them. */
    private void forEachPage(Consumer<Page> consumer) {
        scope.services.ledger().history().forEachRow(scope.run.id(), row -> {
            scope.services.stop().check();
            TargetRow target = row.target();
            Batch batch = row.batch();
            if (row.outcome() == Outcome.CONFIRMED && target != null && batch != null) {
                if (target.target().kind() == Kind.URL) {
                    consumer.accept(page(row, target, batch));
                } else {
                    purgedSites.add(target.site());
                }
            }
        });
    }

    private static Page page(RowOutcome row, TargetRow target, Batch batch) {
        Instant sent = batch.calls().sentAt();
        Instant confirmed = batch.settledAt();
        return new Page(
                row.text(),
                target.site(),
                batch.id(),
                target.ordinal(),
                sent == null || confirmed == null ? null : new Page.Purge(sent, confirmed));
    }

    private void tell(EdgeVerification verification) {
        looks.forEach(scope.run.id(), this::count);
        if (verification.notLooked() > 0) {
            Reason why = Objects.requireNonNullElse(verification.closed(), Reason.of("finding.run-over"));
            scope.note(FindingKind.NOTE, Reason.of("finding.not-looked", verification.notLooked(), why));
        }
        long stale = counts.getOrDefault(Freshness.STALE, 0L);
        if (stale > 0) {
            scope.note(
                    keys.fails() ? FindingKind.STALE : FindingKind.NOTE,
                    keys.retries()
                            ? Reason.of("finding.stale-retry", stale, scope.run.id())
                            : Reason.of("finding.stale", stale));
        }
    }

    private void count(EdgeLook look) {
        counts.merge(look.freshness(), 1L, Long::sum);
    }
}
