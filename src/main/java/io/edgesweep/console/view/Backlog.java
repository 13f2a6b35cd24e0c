package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.targets.Kind;
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
            List<JobTargets> waiting, QuotaStandings quotas, Map<String, Instant> due, Instant now, Words words) {
        Map<String, List<JobTargets>> jobs = new TreeMap<>();
        waiting.forEach(each ->
                jobs.computeIfAbsent(each.job(), job -> new ArrayList<>()).add(each));
        List<Backlog> lines = new ArrayList<>();
        jobs.forEach((job, targets) -> lines.add(new Backlog(
                job,
                words.say("backlog.waiting", sum(targets)),
                goes(targets, quotas, due.get(job), now, words),
                held(targets, words))));
        return lines;
    }

    private static long sum(List<JobTargets> targets) {
        return targets.stream().mapToLong(JobTargets::targets).sum();
    }

    private static String goes(
            List<JobTargets> targets, QuotaStandings quotas, @Nullable Instant fires, Instant now, Words words) {
        QuotaDay first = QuotaDay.of(fires == null || fires.isBefore(now) ? now : fires);
        return quotas.clearedOn(waitingForQuota(targets), first)
                .map(day -> with(day, first, fires != null, words))
                .orElse("");
    }

    private static String with(QuotaDay day, QuotaDay first, boolean scheduled, Words words) {
        if (day.equals(first)) {
            return scheduled ? words.say("backlog.next", day.toString()) : words.say("backlog.by-hand");
        }
        return words.say(scheduled ? "backlog.then" : "backlog.then-by-hand", day.toString());
    }

    private static String held(List<JobTargets> targets, Words words) {
        long held = targets.stream().mapToLong(JobTargets::held).sum();
        if (held == 0) {
            return "";
        }
        String why = targets.stream()
                .filter(each -> each.held() > 0)
                .map(JobTargets::why)
                .distinct()
                .map(words::say)
                .collect(Collectors.joining("; "));
        return held == sum(targets) ? words.say("backlog.held", why) : words.say("backlog.some-held", held, why);
    }

    private static Map<String, Map<Kind, Long>> waitingForQuota(List<JobTargets> targets) {
        return targets.stream()
                .filter(each -> each.notHeld() > 0)
                .collect(Collectors.groupingBy(
                        JobTargets::site,
                        Collectors.groupingBy(JobTargets::kind, Collectors.summingLong(JobTargets::notHeld))));
    }
}
