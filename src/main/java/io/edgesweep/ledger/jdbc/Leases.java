package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who may look at an open batch, and until when: whoever writes an end of lease into its row has it, and whoever still has
 * it at the end may say what it has found. All by one conditional write each, so that two never hold one batch.
 */
final class Leases {

    private final Sql sql;

    Leases(Sql sql) {
        this.sql = sql;
    }

    /** Takes the run's first batch of the state that is due and that nobody has. */
    Optional<Batch> take(String run, BatchState state, Instant due, Instant now, Instant until) {
        return take(() -> first(run, state, "", due, now), now, until);
    }

    /** As the other one, of the action. */
    Optional<Batch> take(String run, BatchState state, Action action, Instant due, Instant now, Instant until) {
        return take(() -> first(run, state, of(action), due, now), now, until);
    }

    private static String of(Action action) {
        return "AND action = '" + action + "'\n";
    }

    /** Takes a batch of the run, site and kind of the one given whose call had left or was answered by an instant. */
    Optional<Batch> takeLike(Batch batch, Instant sentBy, Instant now, Instant until) {
        return take(() -> firstLike(batch, sentBy, now), now, until);
    }

    private Optional<Batch> take(Supplier<Optional<Batch>> firstFree, Instant now, Instant until) {
        Optional<Batch> first = firstFree.get();
        while (first.isPresent() && !reserve(first.get(), now, until)) {
            first = firstFree.get();
        }
        return first;
    }

    private Optional<Batch> first(String run, BatchState state, String ofAction, Instant due, Instant now) {
        return free(run, state, ofAction, due, now, 1).stream().findFirst();
    }

    /** The run's first batches of the state that are due and that nobody has. */
    List<Batch> free(String run, BatchState state, Instant due, Instant now, int most) {
        return free(run, state, "", due, now, most);
    }

    /** Takes those of the batches that nobody has taken meanwhile, in one commit. */
    List<Batch> take(List<Batch> batches, Instant now, Instant until) {
        return batches.isEmpty()
                ? List.of()
                : sql.resultOfOneCommit(() -> batches.stream()
                        .filter(batch -> reserve(batch, now, until))
                        .toList());
    }

    private List<Batch> free(String run, BatchState state, String ofAction, Instant due, Instant now, int most) {
        return sql.sql("""
                SELECT * FROM batch WHERE run_id = :run AND state = :state AND not_before <= :due
                    AND (lease_until IS NULL OR lease_until <= :now)
                """ + ofAction + """
                ORDER BY run_id, state, not_before, id LIMIT :most""" + sql.byIndex())
                .param("run", run)
                .param("state", state.name())
                .param("due", Sql.time(due))
                .param("now", Sql.time(now))
                .param("most", most)
                .query(BatchRows::batch)
                .list();
    }

    private Optional<Batch> firstLike(Batch batch, Instant sentBy, Instant now) {
        return like(batch, "SELECT *", """
                AND not_before <= :now AND (lease_until IS NULL OR lease_until <= :now)
                AND COALESCE(answered_at, sent_at) <= :sentBy
                ORDER BY run_id, state, not_before, id LIMIT 1""" + sql.byIndex())
                .param("now", Sql.time(now))
                .param("sentBy", Sql.time(sentBy))
                .query(BatchRows::batch)
                .optional();
    }

    /** A query over the unsettled batches of the run, site and kind of the one given. */
    JdbcClient.StatementSpec like(Batch batch, String columns, String condition) {
        return sql.sql(columns + """
                 FROM batch WHERE run_id = (SELECT run_id FROM batch WHERE id = :id) AND state = 'UNSETTLED'
                AND site = :site AND kind = :kind
                """ + condition)
                .param("id", batch.id())
                .param("site", batch.key().site())
                .param("kind", batch.key().kind().name());
    }

    private boolean reserve(Batch batch, Instant now, Instant until) {
        return sql.sql("""
                        UPDATE batch SET lease_until = :until
                        WHERE id = :id AND state = :state AND (lease_until IS NULL OR lease_until <= :now)
                        """)
                        .param("until", Sql.time(until))
                        .param("id", batch.id())
                        .param("state", batch.state().name())
                        .param("now", Sql.time(now))
                        .update()
                == 1;
    }

    /** Makes a lease last longer. False when it is not ours any more. */
    boolean renew(Batch batch, Instant lease, Instant until) {
        return sql.sql("""
                        UPDATE batch SET lease_until = :until WHERE id = :id AND state = :state AND lease_until = :lease
                        """)
                        .param("until", Sql.time(until))
                        .param("id", batch.id())
                        .param("state", batch.state().name())
                        .param("lease", Sql.time(lease))
                        .update()
                == 1;
    }

    /**
     * Ends a lease, and does the work in the same commit. Does nothing when the lease is not ours any more, as after the
     * clock was set forward: then somebody else has taken the batch, and finds out the same.
     */
    void inOneCommitIfOurs(Batch batch, Instant lease, Runnable work) {
        sql.inOneCommit(() -> endIfOurs(batch, lease, work));
    }

    /** As {@link #inOneCommitIfOurs}, in the commit of whoever calls. */
    void endIfOurs(Batch batch, Instant lease, Runnable work) {
        int ours = sql.sql("""
                UPDATE batch SET lease_until = NULL WHERE id = :id AND state = :state AND lease_until = :lease
                """)
                .param("id", batch.id())
                .param("state", batch.state().name())
                .param("lease", Sql.time(lease))
                .update();
        if (ours == 1) {
            work.run();
        }
    }

    /** When the run's next batch of the state is to be looked at: the first that nobody has, or the end of a lease. */
    Optional<Instant> nextLook(String run, BatchState state, Instant now) {
        return nextLook(run, state, "", now);
    }

    /** As the other one, of the action. */
    Optional<Instant> nextLook(String run, BatchState state, Action action, Instant now) {
        return nextLook(run, state, of(action), now);
    }

    private Optional<Instant> nextLook(String run, BatchState state, String ofAction, Instant now) {
        // By the index's order, so that the first row is the answer: sorting a night's batches four times a second is
        // not.
        return sql.sql("""
                SELECT not_before AS look FROM batch WHERE run_id = :run AND state = :state AND not_before IS NOT NULL
                    AND (lease_until IS NULL OR lease_until <= :now)
                """ + ofAction + """
                ORDER BY run_id, state, not_before, id LIMIT 1""" + sql.byIndex())
                .param("run", run)
                .param("state", state.name())
                .param("now", Sql.time(now))
                .query((row, i) -> requireNonNull(Sql.instant(row, "look")))
                .optional()
                .or(() -> endOfALease(run, state, ofAction));
    }

    private Optional<Instant> endOfALease(String run, BatchState state, String ofAction) {
        return sql.sql("""
                SELECT lease_until FROM batch WHERE run_id = :run AND state = :state AND not_before IS NOT NULL
                    AND lease_until IS NOT NULL
                """ + ofAction + """
                ORDER BY run_id, state, not_before, id LIMIT 1""" + sql.byIndex())
                .param("run", run)
                .param("state", state.name())
                .query((row, i) -> requireNonNull(Sql.instant(row, "lease_until")))
                .optional();
    }
}
