package io.edgesweep.console;

import io.edgesweep.ledger.JobTargets;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What waits of a job, in words.
 *
 * @param job       the job's name
 * @param waiting   how many targets
 * @param clearedOn the quota day on which the last of them is sent; empty when it cannot be told
 */
public record Backlog(String job, String waiting, String clearedOn) {

    /** What waits of each job now, as the ledger knows it, and by the quotas of today. */
    static List<Backlog> of(List<JobTargets> waiting, QuotaToday quotas, Instant now) {
        Map<String, List<JobTargets>> jobs = new TreeMap<>();
        waiting.forEach(each ->
                jobs.computeIfAbsent(each.job(), job -> new ArrayList<>()).add(each));
        List<Backlog> lines = new ArrayList<>();
        jobs.forEach((job, targets) -> lines.add(new Backlog(
                job,
                Words.number(targets.stream().mapToLong(JobTargets::targets).sum()),
                cleared(targets, quotas, now).map(QuotaDay::toString).orElse(""))));
        return lines;
    }

    private static Optional<QuotaDay> cleared(List<JobTargets> targets, QuotaToday quotas, Instant now) {
        List<Optional<QuotaDay>> days = targets.stream()
                .map(each -> quotas.clearedOn(each.site(), each.kind(), now))
                .toList();
        return days.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : days.stream().map(Optional::get).max(Comparator.comparing(QuotaDay::date));
    }
}
