package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a batch's targets, or a page's rejected rows, together with what became of them. */
final class BatchOutcomes {

    private BatchOutcomes() {}

    /** A target whose outcome was found by an earlier run is not part of this one's. */
    static List<RowsInOrder.Row> of(Batch batch, List<TargetRow> targets, List<NotedDeviation> exceptions, String run) {
        Map<Integer, NotedDeviation> noted = new HashMap<>();
        exceptions.forEach(each -> noted.put(each.exception().position(), each));
        List<RowsInOrder.Row> rows = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            TargetRow target = targets.get(i);
            NotedDeviation exception = noted.get(i);
            if (exception == null) {
                rows.add(row(target, JdbcHistory.outcome(batch.state()), batch.reason(), batch));
            } else if (exception.run().equals(run)) {
                rows.add(row(
                        target,
                        exception.exception().outcome(),
                        exception.exception().reason(),
                        batch));
            }
        }
        return rows;
    }

    /** Rows that are purged by the one target of a batch: what became of that became of each of them. */
    static List<RowsInOrder.Row> covered(
            Batch batch, List<TargetRow> covered, List<NotedDeviation> exceptions, String run) {
        Optional<NotedDeviation> exception = exceptions.stream().findFirst();
        if (exception.isPresent() && !exception.get().run().equals(run)) {
            return List.of();
        }
        Outcome outcome =
                exception.map(each -> each.exception().outcome()).orElseGet(() -> JdbcHistory.outcome(batch.state()));
        Reason reason = exception.map(each -> each.exception().reason()).orElse(batch.reason());
        return covered.stream().map(row -> row(row, outcome, reason, batch)).toList();
    }

    private static RowsInOrder.Row row(TargetRow target, Outcome outcome, Reason reason, Batch batch) {
        return new RowsInOrder.Row(target.ordinal(), RowOutcome.of(target, outcome, reason, batch));
    }

    static List<RowsInOrder.Row> rejected(byte[] page) {
        return RowCodec.readRejected(page).stream()
                .map(row -> new RowsInOrder.Row(
                        row.ordinal(),
                        RowOutcome.of(
                                row,
                                switch (row.rejection()) {
                                    case INVALID -> Outcome.INVALID;
                                    case EXCLUDED -> Outcome.EXCLUDED;
                                    case COMMENT -> Outcome.COMMENT;
                                    case DUPLICATE -> Outcome.DUPLICATE;
                                    case UNCHANGED -> Outcome.UNCHANGED;
                                    case STOPPED -> Outcome.STOPPED;
                                })))
                .toList();
    }
}
