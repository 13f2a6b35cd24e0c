package io.edgesweep.status;

import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunCount;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.settings.Settings;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How things stand, as far as the ledger knows.
 *
 * @param jobs    one for each job of which a run that is kept has finished, by name
 * @param runs    how many runs the ledger holds
 * @param quotas  how the quotas stand that runs have read
 * @param waiting the targets that wait to be sent, by job, site and kind
 * @param held    what holds jobs up
 */
public record Status(
        List<JobStatus> jobs,
        List<RunCount> runs,
        List<SharedQuota> quotas,
        List<JobTargets> waiting,
        List<HeldJobs> held) {

    public Status {
        jobs = List.copyOf(jobs);
        runs = List.copyOf(runs);
        quotas = List.copyOf(quotas);
        waiting = List.copyOf(waiting);
        held = List.copyOf(held);
    }

    /**
     * Reads how things stand now. Asks no provider.
     *
     * @param settings tell which quotas the sites draw on, and where the jobs are
     */
    public static Status of(Ledger ledger, Settings settings, Instant now) {
        QuotaShares shares = settings.quotaShares();
        List<JobStatus> jobs = new ArrayList<>();
        Map<String, Long> stale = StalePage.Count.byJob(ledger.edge().stale());
        for (Run run : ledger.runs().latestOfEachJob()) {
            jobs.add(new JobStatus(
                    run,
                    ledger.runs().calls(run.id()),
                    ledger.edge().counted(run.id()),
                    stale.getOrDefault(run.job(), 0L),
                    QuotaStandings.of(ledger.runs().quotas(run.id()), ledger.history(), shares, now)
                            .all(),
                    ledger.runs().latestSuccess(run.job()).orElse(null)));
        }
        return new Status(
                jobs,
                ledger.runs().counted(),
                QuotaStandings.lastRead(ledger, shares, now).all(),
                ledger.history().waitingByJob(),
                HeldJobs.at(now, settings, ledger.pauses().all()));
    }

    /** How many targets wait to be sent, by site and kind: also none, where there is a quota. */
    Map<String, Map<Kind, Long>> backlog() {
        Map<String, Map<Kind, Long>> backlog = new TreeMap<>();
        quotas.forEach(quota -> quota.sites().forEach(site -> add(backlog, site, quota.kind(), 0)));
        waiting.forEach(each -> add(backlog, each.site(), each.kind(), each.targets()));
        return backlog;
    }

    private static void add(Map<String, Map<Kind, Long>> backlog, String site, Kind kind, long targets) {
        backlog.computeIfAbsent(site, its -> new EnumMap<>(Kind.class)).merge(kind, targets, Long::sum);
    }

    /** Until when each job is held up that is; {@link Instant#MAX} for until somebody resumes it. */
    Map<String, Instant> heldUntil() {
        Map<String, Instant> until = new TreeMap<>();
        held.forEach(each -> each.jobs()
                .forEach(job ->
                        until.merge(job, each.hold().end().orElse(Instant.MAX), (a, b) -> a.isAfter(b) ? a : b)));
        return until;
    }

    /** How many targets of each job wait to be sent: also none. */
    Map<String, Long> jobBacklog() {
        Map<String, Long> backlog = new TreeMap<>();
        jobs.forEach(each -> backlog.put(each.run().job(), 0L));
        waiting.forEach(each -> backlog.merge(each.job(), each.targets(), Long::sum));
        return backlog;
    }
}
