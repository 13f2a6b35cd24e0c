package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts batches for the search for bad targets. A refused batch is replaced by its first half and, held back until that is
 * answered, all the rest. If the first half is taken, a bad one is among the targets of the second: they are known to be
 * suspect, and are cut on without a call. If it is refused, its own second half joins the rest, of which nothing is known.
 * So there are never more than two parts, and the rest of a batch costs one call, however long the search was. Once many
 * are known to be bad, trying the whole rest is a call wasted: pieces of it are tried that are as long as that is likely to
 * succeed (generalized binary splitting, Hwang 1972).
 */
final class BadTargetSearchRows {

    private static final Set<BatchState> TAKEN =
            EnumSet.of(BatchState.SUBMITTED, BatchState.CONFIRMED, BatchState.FAILED);

    private final Sql sql;
    private final BatchRows rows;

    BadTargetSearchRows(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** The batch was refused, for a target of it. */
    void begin(Batch batch, List<TargetRow> targets, Reason reason) {
        Optional<Batch> held = heldFor(batch);
        int half = targets.size() / 2;
        List<TargetRow> rest = new ArrayList<>(targets.subList(half, targets.size()));
        held.ifPresent(other -> {
            rest.addAll(rows.targets(other.id()));
            rows.delete(other.id());
        });
        BadTargetSearchState search = batch.search();
        int of = search.of() == 0 ? targets.size() : search.of();
        cut(
                batch,
                targets.subList(0, half),
                rest,
                new BadTargetSearchState(
                        null, targets.size() - half, search.probes() + 1, search.cleared(), of, search.found()),
                reason);
    }

    /** Goes on with a batch that was held back, now that what it was held back for is answered. */
    void goOn(Batch batch) {
        BadTargetSearchState search = batch.search();
        Optional<BatchState> first = state(search.heldFor());
        boolean taken = first.filter(TAKEN::contains).isPresent();
        int found = search.found() + (first.filter(BatchState.REFUSED::equals).isPresent() ? 1 : 0);
        List<TargetRow> targets = rows.targets(batch.id());
        int suspects = taken ? Math.min(search.suspects(), targets.size()) : 0;
        BadTargetSearchState now = new BadTargetSearchState(
                null, suspects, search.probes() + 1, search.cleared() || taken, search.of(), found);
        int next = suspects > 0 ? Math.max(1, suspects / 2) : now.step(targets.size());
        if (next == targets.size()) {
            tryWhole(batch, now);
        } else {
            BadTargetSearchState ofTheRest = new BadTargetSearchState(
                    null, suspects > 1 ? suspects - next : 0, now.probes(), now.cleared(), now.of(), now.found());
            cut(batch, targets.subList(0, next), targets.subList(next, targets.size()), ofTheRest, batch.reason());
        }
    }

    /** Lets what is held back for a batch wait for the job's next run. */
    void putOff(Batch batch, Reason reason) {
        sql.sql("UPDATE batch SET state = 'DEFERRED', reason = :reason WHERE held_for = :id AND state = 'RECORDED'")
                .param("reason", Sql.text(reason))
                .param("id", batch.id())
                .update();
    }

    private void cut(
            Batch batch, List<TargetRow> first, List<TargetRow> rest, BadTargetSearchState search, Reason reason) {
        BatchRows.Origin origin = rows.origin(batch.id());
        rows.delete(batch.id());
        long id = rows.insert(BatchRows.part(batch, origin, first, reason, search.of(null, 0)));
        rows.insert(BatchRows.part(batch, origin, rest, reason, search.of(id, search.suspects())));
    }

    private Optional<Batch> heldFor(Batch batch) {
        return sql.sql("SELECT * FROM batch WHERE held_for = :id AND state = 'RECORDED'")
                .param("id", batch.id())
                .query(BatchRows::batch)
                .optional();
    }

    private Optional<BatchState> state(@Nullable Long id) {
        return sql.sql("SELECT state FROM batch WHERE id = :id")
                .param("id", id)
                .query((row, i) -> BatchState.valueOf(row.getString("state")))
                .optional();
    }

    private void tryWhole(Batch batch, BadTargetSearchState search) {
        sql.sql("""
                UPDATE batch SET held_for = NULL, suspects = 0, probes = :probes, cleared = :cleared, found = :found
                WHERE id = :id
                """)
                .param("probes", search.probes())
                .param("cleared", search.cleared())
                .param("found", search.found())
                .param("id", batch.id())
                .update();
    }
}
