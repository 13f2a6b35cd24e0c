package io.edgesweep.report.write;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.RunReport.ShareLine;
import io.edgesweep.task.Outcome;
import java.util.Arrays;

/** Counts what became of the rows of one site, host or source, and in which lines those are that are still to be purged. */
// By their order, which is written nowhere: every row of a run is counted here three times.
@SuppressWarnings("EnumOrdinal")
final class OutcomeTally {

    private final String name;
    private final boolean numbered;
    private final long[] outcomes = new long[Outcome.values().length];
    private final LineRanges openLines = new LineRanges();

    /** @param numbered whether the lines are to be told */
    OutcomeTally(String name, boolean numbered) {
        this.name = name;
        this.numbered = numbered;
    }

    void add(RowOutcome row) {
        outcomes[row.outcome().ordinal()]++;
        if (numbered && row.outcome().isOpen()) {
            openLines.add(row.place().line());
        }
    }

    /** Adds the numbers of another; lines of different sources have nothing in common. */
    void addAll(OutcomeTally other) {
        Arrays.setAll(outcomes, i -> outcomes[i] + other.outcomes[i]);
    }

    String name() {
        return name;
    }

    long rows() {
        return Arrays.stream(outcomes).sum();
    }

    long open() {
        return Arrays.stream(Outcome.values())
                .filter(Outcome::isOpen)
                .mapToLong(this::of)
                .sum();
    }

    private long of(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    ShareLine line() {
        return new ShareLine(
                name,
                rows(),
                of(Outcome.CONFIRMED),
                of(Outcome.FAILED),
                of(Outcome.REFUSED),
                of(Outcome.CARRIED_OVER),
                of(Outcome.UNSETTLED),
                of(Outcome.INVALID),
                of(Outcome.EXCLUDED)
                        + of(Outcome.COMMENT)
                        + of(Outcome.DUPLICATE)
                        + of(Outcome.UNCHANGED)
                        + of(Outcome.STOPPED),
                openLines.toString());
    }
}
