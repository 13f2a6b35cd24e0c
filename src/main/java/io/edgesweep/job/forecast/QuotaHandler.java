package io.edgesweep.job.forecast;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.Verdict;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.Settings;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how quotas stand: asks the provider for them, and the ledger for what we have used and what waits. Sends nothing. */
public final class QuotaHandler {

    private final RunServices workshop;
    private final Figures figures;

    /** Asks the provider. */
    public QuotaHandler(RunServices workshop) {
        this(workshop, site -> {
            List<Quota> told = workshop.providers().of(site).quota();
            Instant now = workshop.clock().instant();
            return told.stream()
                    .map(quota -> new QuotaReading(now, site, quota))
                    .toList();
        });
    }

    /** Takes the provider's figures from elsewhere. */
    public QuotaHandler(RunServices workshop, Figures figures) {
        this.workshop = workshop;
        this.figures = figures;
    }

    /** Where the figures come from. */
    @FunctionalInterface
    public interface Figures {

        /** The quotas of the site; fails as the provider does. */
        List<QuotaReading> of(String site) throws ProviderException, InterruptedException;
    }

    /**
     * Reads the quotas.
     *
     * @param sites the names of configured sites; none for all that are listed, and those that something waits for
     */
    public QuotaOverview quota(Collection<String> sites) throws InterruptedException {
        Settings settings = workshop.settings();
        Set<String> waiting = workshop.ledger().history().waiting().keySet();
        Collection<String> asked = new TreeSet<>(sites);
        if (sites.isEmpty()) {
            asked.addAll(settings.listedSites());
            waiting.stream().filter(site -> settings.find(site).isPresent()).forEach(asked::add);
        }
        Reading reading = new Reading(workshop, figures);
        for (String site : asked) {
            reading.read(site);
        }
        Instant now = workshop.clock().instant();
        reading.addQuotas(now);
        if (sites.isEmpty()) {
            reading.addKindsWithoutQuota(waiting);
        } else {
            reading.addKindsWithoutQuota(asked);
        }
        QuotaDay day = QuotaDay.of(now);
        return new QuotaOverview(now, day, day.next().start(), reading.standings, reading.problems, reading.exitCode());
    }

    /** The quotas as they are read one after the other. */
    private static final class Reading {

        private final Settings settings;
        private final Figures figures;
        private final History history;
        private final List<JobTargets> waitingByJob;
        private final Map<String, Map<Kind, Long>> waiting;
        private final List<QuotaReading> readings = new ArrayList<>();
        private final List<QuotaStanding> standings = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable ProviderError first;

        Reading(RunServices workshop, Figures figures) {
            this.figures = figures;
            this.settings = workshop.settings();
            this.history = workshop.ledger().history();
            this.waitingByJob = history.waitingByJob();
            this.waiting = history.waiting();
        }

        void read(String site) throws InterruptedException {
            QuotaShare share = settings.shareOf(site);
            try {
                figures.of(site).stream()
                        .filter(reading -> share.drawsOn(reading.quota().area()))
                        .forEach(readings::add);
            } catch (ProviderException e) {
                first = first == null ? e.error() : first;
                problems.add("The quota of site " + site + " cannot be read: " + e.error());
            }
        }

        void addQuotas(Instant now) {
            QuotaDay today = QuotaDay.of(now);
            QuotaStandings.of(readings, history, settings.quotaShares(), now)
                    .all()
                    .forEach(shared -> standings.add(standing(shared, today)));
        }

        private QuotaStanding standing(SharedQuota shared, QuotaDay today) {
            long backlog = shared.of(waiting);
            long held = held(shared.sites(), shared.kind());
            return new QuotaStanding(
                    List.copyOf(shared.sites()),
                    shared.kind(),
                    shared.standing(),
                    backlog,
                    held,
                    heldBy(shared.sites(), shared.kind()),
                    shared.standing().clearedOn(backlog - held, today, today).orElse(null));
        }

        private Stream<JobTargets> heldOnes(Collection<String> sites, Kind kind) {
            return waitingByJob.stream()
                    .filter(each -> each.held() > 0 && each.kind() == kind && sites.contains(each.site()));
        }

        private long held(Collection<String> sites, Kind kind) {
            return heldOnes(sites, kind).mapToLong(JobTargets::held).sum();
        }

        private String heldBy(Collection<String> sites, Kind kind) {
            return heldOnes(sites, kind)
                    .map(JobTargets::why)
                    .distinct()
                    .map(Words.english()::say)
                    .collect(Collectors.joining("; "));
        }

        /** What waits without a quota that is known must be told too. */
        void addKindsWithoutQuota(Collection<String> sites) {
            for (String site : sites) {
                waiting.getOrDefault(site, Map.of()).forEach((kind, targets) -> {
                    boolean known = standings.stream()
                            .anyMatch(
                                    each -> each.kind() == kind && each.sites().contains(site));
                    if (!known) {
                        Set<String> one = Set.of(site);
                        standings.add(new QuotaStanding(
                                List.of(site), kind, null, targets, held(one, kind), heldBy(one, kind), null));
                    }
                });
            }
        }

        ExitCode exitCode() {
            if (first == null) {
                return ExitCode.OK;
            }
            return Verdict.of(ErrorFindings.kind(first)).exitCode();
        }
    }
}
