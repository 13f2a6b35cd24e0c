package io.edgesweep.console.view;

import io.edgesweep.ledger.Run;
import io.edgesweep.report.Family;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;

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
     * @param broken how many jobs have a file with mistakes
     * @param latest the latest finished run of each job
     * @param runs   the finished runs of the last 24 hours
     */
    public static Night of(long broken, List<Run> latest, List<Run> runs) {
        long failed = of(latest, Family.FAILED) + broken;
        long unsettled = of(latest, Family.UNSETTLED);
        long waiting = of(latest, Family.WAITING);
        long jobs = latest.size() + broken;
        List<String> parts = new ArrayList<>();
        add(parts, failed, "failed", "failed");
        add(parts, unsettled, "is unsettled", "are unsettled");
        add(parts, waiting, "waits", "wait");
        long stale = latest.stream().mapToLong(Run::stillOpen).sum();
        String verdict = parts.isEmpty()
                ? "All fresh: "
                        + (jobs == 1
                                ? "the job's last run was"
                                : "the last runs of all " + HumanFormat.number(jobs) + " jobs were")
                        + " confirmed."
                : "Not everything is fresh: of " + HumanFormat.count(jobs, "job", "jobs") + " "
                        + String.join(", ", parts) + ".";
        return new Night(
                failed > 0 ? "bad" : unsettled > 0 ? "unknown" : waiting > 0 ? "wait" : "good",
                failed > 0 ? "✗" : unsettled > 0 ? "?" : waiting > 0 ? "»" : "✓",
                verdict,
                (stale == 0
                                ? "No target is known to be stale."
                                : HumanFormat.count(stale, "target", "targets") + " may still be served stale.")
                        + last(runs));
    }

    private static String last(List<Run> runs) {
        return runs.isEmpty()
                ? " There was no run in the last 24 hours."
                : " In the last 24 hours " + HumanFormat.count(runs.size(), "run", "runs") + " confirmed "
                        + HumanFormat.count(
                                runs.stream()
                                        .mapToLong(run -> run.counts().of(Outcome.CONFIRMED))
                                        .sum(),
                                "target.",
                                "targets.");
    }

    private static long of(List<Run> runs, Family family) {
        return runs.stream().filter(run -> Family.of(run) == family).count();
    }

    private static void add(List<String> parts, long number, String one, String more) {
        if (number > 0) {
            parts.add(HumanFormat.number(number) + " " + (number == 1 ? one : more));
        }
    }
}
