package io.edgesweep.report;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.task.Counts;
import io.edgesweep.task.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The runs of a job that a report compares its own with: those of 30 days, as far as they came to an end. */
final class Earlier {

    /** So many are compared with in numbers; the picture shows more. */
    private static final int COMPARED = 14;

    /** A job that runs more often than that has a picture of less than 30 days, because nobody could read it. */
    private static final int SHOWN = 120;

    private static final Duration WINDOW = Duration.ofDays(30);

    private final Runs runs;
    private final List<Run> earlier;

    Earlier(Runs runs, Run run) {
        this.runs = runs;
        Instant oldest = run.started().minus(WINDOW);
        this.earlier = runs.latestOf(run.job(), SHOWN).stream()
                .filter(each -> each.exitCode() != null
                        && each.started().isBefore(run.started())
                        && each.started().isAfter(oldest))
                .toList();
    }

    /** What this run is compared with, newest first. */
    List<HistoryLine> compared() {
        return earlier.stream().limit(COMPARED).map(Earlier::line).toList();
    }

    /** What the picture shows, oldest first, this run last. */
    List<HistoryLine> shown(HistoryLine own) {
        List<HistoryLine> lines = new ArrayList<>();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            lines.add(line(earlier.get(i)));
        }
        lines.add(own);
        return lines;
    }

    /** The quotas that these runs have read. */
    List<QuotaReading> quotas() {
        return earlier.stream()
                .limit(COMPARED)
                .flatMap(run -> runs.quotas(run.id()).stream())
                .toList();
    }

    private static HistoryLine line(Run run) {
        Instant finished = run.finished() == null ? run.started() : run.finished();
        return line(run, run.verdict(), run.exitCode() == null ? 0 : run.exitCode(), run.counts(), finished);
    }

    static HistoryLine line(Run run, String verdict, int exitCode, Counts counts, Instant finished) {
        return new HistoryLine(
                run.id(),
                run.started(),
                verdict,
                exitCode,
                counts.read(),
                counts.of(Outcome.CONFIRMED),
                counts.open(),
                Duration.between(run.started(), finished).toMillis());
    }
}
