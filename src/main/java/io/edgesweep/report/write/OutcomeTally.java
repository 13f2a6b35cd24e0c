package io.edgesweep.report.write;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.RunReport.ShareLine;
import io.edgesweep.task.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts what became of the rows of one site, host or source, and in which lines those are that are still to be purged. */
final class OutcomeTally {

    private final String name;
    private final boolean numbered;
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final LineRanges openLines = new LineRanges();

    /** @param numbered whether the lines are to be told */
    OutcomeTally(String name, boolean numbered) {
        this.name = name;
        this.numbered = numbered;
    }

    void add(RowOutcome row) {
        outcomes.merge(row.outcome(), 1L, Long::sum);
        if (numbered && row.outcome().isOpen()) {
            openLines.add(row.place().line());
        }
    }

    /** Adds the numbers of another; lines of different sources have nothing in common. */
    void addAll(OutcomeTally other) {
        other.outcomes.forEach((outcome, rows) -> outcomes.merge(outcome, rows, Long::sum));
    }

    String name() {
        return name;
    }

    long rows() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    long open() {
        return Arrays.stream(Outcome.values())
                .filter(Outcome::isOpen)
                .mapToLong(this::of)
                .sum();
    }

    private long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
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
