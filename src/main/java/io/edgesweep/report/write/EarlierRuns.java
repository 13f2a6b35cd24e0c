package io.edgesweep.report.write;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The runs of a job that a report compares its own with: those of 30 days, as far as they came to an end. */
final class EarlierRuns {

    /** So many are compared with in numbers; the picture shows more. */
    private static final int COMPARED = 14;

    /** A job that runs more often than that has a picture of less than 30 days, because nobody could read it. */
    private static final int SHOWN = 120;

    private static final Duration WINDOW = Duration.ofDays(30);

    private final Runs runs;
    private final List<Run> earlier;

    EarlierRuns(Runs runs, Run run) {
        this.runs = runs;
        Instant oldest = run.started().minus(WINDOW);
        this.earlier = runs.latestOf(run.job(), SHOWN).stream()
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

    /** A run in the picture. */
    record Shown(Instant started, OutcomeCounts counts) {}

    /** What the picture shows, oldest first, this run last. */
    List<Shown> shown(Shown own) {
        List<Shown> shown = new ArrayList<>();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            shown.add(new Shown(earlier.get(i).started(), earlier.get(i).counts()));
        }
        shown.add(own);
        return shown;
    }

    /** The quotas that these runs have read. */
    List<QuotaReading> quotas() {
        return compared().stream()
                .flatMap(run -> runs.quotas(run.id()).stream())
                .toList();
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
                Duration.between(run.started(), finished).toMillis());
    }
}
