package io.edgesweep.ledger;

import io.edgesweep.target.TargetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts batches for the search for a bad target. A refused batch is replaced by its first half and, held back until that is
 * answered, all the rest. If the first half is taken, the bad one is among the targets of the second: they are known to be
 * suspect, and are cut on without a call. If it is refused, its own second half joins the rest, of which nothing is known.
 * So there are never more than two parts, and the rest of a batch costs one call, however long the search was.
 */
final class SearchRows {

    private final Sql sql;
    private final BatchRows rows;

    SearchRows(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** The batch was refused, for a target of it. */
    void begin(Batch batch, List<TargetRow> targets, String reason) {
        Optional<Batch> held = heldFor(batch);
        int half = targets.size() / 2;
        List<TargetRow> rest = new ArrayList<>(targets.subList(half, targets.size()));
        held.ifPresent(other -> {
            rest.addAll(rows.targets(other.id()));
            rows.delete(other.id());
        });
        cut(
                batch,
                targets.subList(0, half),
                rest,
                targets.size() - half,
                batch.search().cleared(),
                reason);
    }

    /** Goes on with a batch that has suspects, now that what it was held back for is answered. */
    void goOn(Batch batch) {
        if (!isTaken(batch.search().heldFor())) {
            clear(batch);
            return;
        }
        List<TargetRow> targets = rows.targets(batch.id());
        int suspects = Math.min(batch.search().suspects(), targets.size());
        int first = Math.max(1, suspects / 2);
        if (first == targets.size()) {
            clear(batch);
        } else {
            cut(
                    batch,
                    targets.subList(0, first),
                    targets.subList(first, targets.size()),
                    suspects == 1 ? 0 : suspects - first,
                    true,
                    batch.reason());
        }
    }

    private void cut(
            Batch batch, List<TargetRow> first, List<TargetRow> rest, int suspects, boolean cleared, String reason) {
        BatchRows.Origin origin = rows.origin(batch.id());
        int probes = batch.search().probes() + 1;
        rows.delete(batch.id());
        long id = rows.insert(BatchRows.part(batch, origin, first, reason, new Search(null, 0, probes, cleared)));
        rows.insert(BatchRows.part(
                batch, origin, rest, reason, new Search(suspects == 0 ? null : (Long) id, suspects, probes, cleared)));
    }

    private Optional<Batch> heldFor(Batch batch) {
        return sql.sql("SELECT * FROM batch WHERE held_for = :id AND state = 'RECORDED'")
                .param("id", batch.id())
                .query(BatchRows::batch)
                .optional();
    }

    private boolean isTaken(@Nullable Long id) {
        return sql.sql("SELECT COUNT(*) FROM batch WHERE id = :id AND state IN ('SUBMITTED', 'CONFIRMED', 'FAILED')")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void clear(Batch batch) {
        sql.sql("UPDATE batch SET held_for = NULL, suspects = 0 WHERE id = :id")
                .param("id", batch.id())
                .update();
    }
}
