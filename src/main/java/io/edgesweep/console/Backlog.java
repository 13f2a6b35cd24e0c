package io.edgesweep.console;

import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunReport.ForecastLine;
import io.edgesweep.report.Words;
import io.edgesweep.settings.Settings;
import io.edgesweep.task.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What waits of a job.
 *
 * @param job       the job's name
 * @param waiting   how many targets
 * @param clearedOn the quota day on which the last of them is sent; empty when it cannot be told
 */
public record Backlog(String job, String waiting, String clearedOn) {

    /** What waits of each job, by the runs that are over, newest first. */
    static List<Backlog> of(Settings settings, List<Run> finished) {
        List<Backlog> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Run run : finished) {
            if (seen.add(run.job()) && run.counts().of(Outcome.CARRIED_OVER) > 0) {
                String cleared = WrittenReports.of(settings, run)
                        .map(report -> report.forecast())
                        .map(ForecastLine::clearedOn)
                        .orElse("");
                lines.add(new Backlog(run.job(), Words.number(run.counts().of(Outcome.CARRIED_OVER)), cleared));
            }
        }
        return lines;
    }
}
