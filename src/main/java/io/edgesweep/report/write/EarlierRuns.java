package io.edgesweep.report.write;

import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The runs of a job that a report compares its own with: those of 30 days, as far as they came to an end. */
final class EarlierRuns {

    /** So many are compared with. */
    private static final int COMPARED = 14;

    private static final Duration WINDOW = Duration.ofDays(30);

    private final List<Run> earlier;

    EarlierRuns(Runs runs, Run run) {
        Instant oldest = run.started().minus(WINDOW);
        this.earlier = runs.latestOf(run.job(), COMPARED + 1).stream()
                .filter(each -> each.exitCode() != null
                        && each.started().isBefore(run.started())
                        && each.started().isAfter(oldest))
                .toList();
    }

    /** What this run is compared with, newest first. */
    List<Run> compared() {
        return earlier.stream().limit(COMPARED).toList();
    }

    /** The same for programs. */
    List<HistoryLine> lines() {
        return compared().stream().map(EarlierRuns::line).toList();
    }

    private static HistoryLine line(Run run) {
        Instant finished = run.finished() == null ? run.started() : run.finished();
        return new HistoryLine(
                run.id(),
                run.started(),
                run.verdict(),
                run.exitCode() == null ? 0 : run.exitCode(),
                run.counts().read(),
                run.counts().of(Outcome.CONFIRMED),
                run.stillOpen(),
                Duration.between(run.started(), finished).toMillis(),
                run.counts().of(Outcome.FAILED)
                        + run.counts().of(Outcome.REFUSED)
                        + run.counts().of(Outcome.INVALID)
                        + run.counts().of(Outcome.STOPPED),
                run.counts().of(Outcome.CARRIED_OVER),
                run.counts().of(Outcome.UNSETTLED),
                run.counts().of(Outcome.EXCLUDED)
                        + run.counts().of(Outcome.COMMENT)
                        + run.counts().of(Outcome.DUPLICATE)
                        + run.counts().of(Outcome.UNCHANGED));
    }
}
