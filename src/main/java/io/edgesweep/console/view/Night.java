package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunSum;
import io.edgesweep.report.Family;
import io.edgesweep.report.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the jobs came to, all of them together.
 *
 * @param tone    how it is shown
 * @param symbol  one character that shows it
 * @param verdict whether everything is fresh, with the number of jobs of which it is not
 * @param meaning how much may be stale, and what the last day's runs did
 */
public record Night(String tone, String symbol, String verdict, String meaning) {

    /**
     * The night.
     *
     * @param broken the jobs whose file has mistakes
     * @param latest the latest finished run of each job
     * @param atEdge of how many pages the CDN still serves an old copy, by the job that has purged them; none where there are none
     * @param listed the jobs of which there is a file; what was purged without one is counted apart
     * @param runs   the finished runs of the last 24 hours together
     */
    public static Night of(
            Set<String> broken,
            List<Run> latest,
            Map<String, Long> atEdge,
            Set<String> listed,
            RunSum runs,
            Words words) {
        Stream<String> failing =
                latest.stream().filter(run -> Family.of(run) == Family.FAILED).map(Run::job);
        long failed = Stream.concat(failing, broken.stream()).distinct().count();
        long unsettled = of(latest, Family.UNSETTLED);
        long waiting = of(latest, Family.WAITING);
        Set<String> counted = latest.stream()
                .filter(run -> Family.of(run) != Family.CONFIRMED && Family.of(run) != Family.ASIDE)
                .map(Run::job)
                .collect(Collectors.toSet());
        long old =
                atEdge.keySet().stream().filter(job -> !counted.contains(job)).count();
        Set<String> known = Stream.of(latest.stream().map(Run::job), atEdge.keySet().stream(), broken.stream())
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        long alone = known.stream().filter(job -> !listed.contains(job)).count();
        long jobs = known.size() - alone;
        String once = alone == 0 ? "" : words.say("night.once", alone);
        List<String> parts = new ArrayList<>();
        add(parts, failed, "night.failed", words);
        add(parts, unsettled, "night.unsettled", words);
        add(parts, waiting, "night.waiting", words);
        add(parts, old, "night.at-edge", words);
        long stale = latest.stream().mapToLong(Run::stillOpen).sum();
        String verdict = parts.isEmpty()
                ? words.say("night.fresh", jobs, once)
                : words.say("night.stale", jobs, String.join(words.say("comma"), parts), once);
        boolean bad = !broken.isEmpty()
                || latest.stream()
                        .anyMatch(run -> Family.of(run) == Family.FAILED
                                && Heading.of(run).isBad());
        return new Night(
                bad ? "bad" : failed > 0 ? "wait" : unsettled > 0 ? "unknown" : waiting + old > 0 ? "wait" : "good",
                failed > 0 ? "✗" : unsettled > 0 ? "?" : old > 0 ? "!" : waiting > 0 ? "»" : "✓",
                verdict,
                stale(stale, atEdge.values().stream().mapToLong(Long::longValue).sum(), words)
                        + words.say("between")
                        + last(runs, words));
    }

    private static String stale(long targets, long pages, Words words) {
        if (targets + pages == 0) {
            return words.say("night.none-stale");
        }
        return (targets == 0 ? "" : words.say("headline.stale", targets))
                + (targets == 0 || pages == 0 ? "" : words.say("between"))
                + (pages == 0 ? "" : words.say("headline.stale-at-edge", pages));
    }

    private static String last(RunSum runs, Words words) {
        return runs.runs() == 0 ? words.say("night.no-run") : words.say("night.runs", runs.runs(), runs.confirmed());
    }

    private static long of(List<Run> runs, Family family) {
        return runs.stream().filter(run -> Family.of(run) == family).count();
    }

    private static void add(List<String> parts, long number, String key, Words words) {
        if (number > 0) {
            parts.add(words.say(key, number));
        }
    }
}
