package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.RowOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Brings the rows of many batches and pages back into the order of the input. Each of them is in that order by itself, and
 * is opened only when the walk has come to its first row, so that few are in memory at once.
 */
final class RowsInOrder {

    private final Consumer<RowOutcome> consumer;
    private final List<Segment> segments = new ArrayList<>();

    RowsInOrder(Consumer<RowOutcome> consumer) {
        this.consumer = consumer;
    }

    /** A row and its place in the input. */
    record Row(long ordinal, RowOutcome outcome) {}

    /** Reads a segment's rows, in order. */
    @FunctionalInterface
    interface Opening {
        List<Row> open();
    }

    /** Adds a segment; {@code carriedFrom} is the earlier run that it comes from, empty for the run's own, which go last. */
    void add(String carriedFrom, long firstOrdinal, Opening opening) {
        segments.add(new Segment(carriedFrom, firstOrdinal, opening));
    }

    void run() {
        segments.sort(Comparator.comparing((Segment each) -> each.carriedFrom.isEmpty())
                .thenComparing(Segment::carriedFrom)
                .thenComparingLong(Segment::firstOrdinal));
        PriorityQueue<Cursor> open = new PriorityQueue<>(Comparator.comparingLong(each -> each.head.ordinal()));
        String carriedFrom = "";
        for (Segment segment : segments) {
            long until = segment.carriedFrom.equals(carriedFrom) ? segment.firstOrdinal : Long.MAX_VALUE;
            emit(open, until);
            carriedFrom = segment.carriedFrom;
            List<Row> rows = segment.opening.open();
            if (!rows.isEmpty()) {
                open.add(new Cursor(rows.iterator()));
            }
        }
        emit(open, Long.MAX_VALUE);
    }

    /** Gives on every row that comes before the ordinal. */
    private void emit(PriorityQueue<Cursor> open, long until) {
        for (Cursor first = open.peek(); first != null && first.head.ordinal() < until; first = open.peek()) {
            open.poll();
            consumer.accept(first.head.outcome());
            if (first.advance()) {
                open.add(first);
            }
        }
    }

    private record Segment(String carriedFrom, long firstOrdinal, Opening opening) {}

    private static final class Cursor {

        private final Iterator<Row> rows;
        private Row head;

        Cursor(Iterator<Row> rows) {
            this.rows = rows;
            this.head = rows.next();
        }

        boolean advance() {
            if (!rows.hasNext()) {
                return false;
            }
            head = rows.next();
            return true;
        }
    }
}
