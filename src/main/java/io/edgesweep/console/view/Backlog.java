package io.edgesweep.console.view;

import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waits of a job, in words.
 *
 * @param job     the job's name
 * @param waiting how many targets
 * @param goes    when the last of those is sent that wait for quota; empty when none do or it cannot be forecast
 * @param held    what keeps others from being sent; empty when nothing does
 */
public record Backlog(String job, String waiting, String goes, String held) {

    /**
     * What waits of each job now, as the ledger knows it, and by the quotas of today.
     *
     * @param due when each job with a schedule fires next
     */
    public static List<Backlog> of(
            List<JobTargets> waiting, QuotaStandings quotas, Map<String, Instant> due, Instant now) {
        Map<String, List<JobTargets>> jobs = new TreeMap<>();
        waiting.forEach(each ->
                jobs.computeIfAbsent(each.job(), job -> new ArrayList<>()).add(each));
        List<Backlog> lines = new ArrayList<>();
        jobs.forEach((job, targets) -> lines.add(new Backlog(
                job,
                HumanFormat.count(sum(targets), "target waits", "targets wait"),
                goes(targets, quotas, due.get(job), now),
                held(targets))));
        return lines;
    }

    private static long sum(List<JobTargets> targets) {
        return targets.stream().mapToLong(JobTargets::targets).sum();
    }

    private static String goes(List<JobTargets> targets, QuotaStandings quotas, @Nullable Instant fires, Instant now) {
        QuotaDay first = QuotaDay.of(fires == null || fires.isBefore(now) ? now : fires);
        return quotas.clearedOn(waitingForQuota(targets), first)
                .map(day -> "the last of them goes " + with(day, first, fires != null))
                .orElse("");
    }

    private static String with(QuotaDay day, QuotaDay first, boolean scheduled) {
        if (day.equals(first)) {
            return scheduled ? "with the next run, on " + day + "" : "with the next run by hand";
        }
        return "on " + day + (scheduled ? ", if it runs" : ", if it is run by hand") + " on each quota day until then";
    }

    private static String held(List<JobTargets> targets) {
        long held = targets.stream().mapToLong(JobTargets::held).sum();
        if (held == 0) {
            return "";
        }
        return (held == sum(targets) ? "not for quota" : HumanFormat.number(held) + " of them not for quota")
                + " but for this, and the next run sends them once it is fixed: "
                + targets.stream()
                        .filter(each -> each.held() > 0)
                        .map(JobTargets::why)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private static Map<String, Map<Kind, Long>> waitingForQuota(List<JobTargets> targets) {
        return targets.stream()
                .filter(each -> each.notHeld() > 0)
                .collect(Collectors.groupingBy(
                        JobTargets::site,
                        Collectors.groupingBy(JobTargets::kind, Collectors.summingLong(JobTargets::notHeld))));
    }
}
