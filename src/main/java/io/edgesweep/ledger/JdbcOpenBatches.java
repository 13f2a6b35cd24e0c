package io.edgesweep.ledger;

import static java.util.Objects.requireNonNull;

import io.edgesweep.target.TargetRow;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link OpenBatches} on JDBC. */
final class JdbcOpenBatches implements OpenBatches {

    private final Sql sql;
    private final BatchRows rows;

    JdbcOpenBatches(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    @Override
    public Optional<Unsettled> takeUnsettled(String run, Instant now, Instant lease) {
        return take(run, BatchState.UNSETTLED, now, now, lease).map(batch -> {
            Instant from = requireNonNull(batch.sentAt());
            return new Unsettled(
                    batch, rows.targets(batch.id()), from, Objects.requireNonNullElse(batch.answeredAt(), from));
        });
    }

    @Override
    public Optional<Submitted> takeSubmitted(String run, Instant due, Instant now, Instant lease) {
        return take(run, BatchState.SUBMITTED, due, now, lease).map(batch -> {
            Set<Integer> closed = new HashSet<>();
            rows.exceptions(batch.id())
                    .forEach(noted -> closed.add(noted.exception().position()));
            return new Submitted(batch, rows.targets(batch.id()), closed);
        });
    }

    private Optional<Batch> take(String run, BatchState state, Instant due, Instant now, Instant lease) {
        Optional<Batch> first = first(run, state, due, now);
        while (first.isPresent() && !reserve(first.get(), now, lease)) {
            first = first(run, state, due, now);
        }
        return first;
    }

    private Optional<Batch> first(String run, BatchState state, Instant due, Instant now) {
        return sql.sql("""
                SELECT * FROM batch WHERE run_id = :run AND state = :state AND not_before <= :due
                    AND (lease_until IS NULL OR lease_until <= :now)
                ORDER BY run_id, state, not_before, id LIMIT 1
                """)
                .param("run", run)
                .param("state", state.name())
                .param("due", Sql.time(due))
                .param("now", Sql.time(now))
                .query(BatchRows::batch)
                .optional();
    }

    private boolean reserve(Batch batch, Instant now, Instant lease) {
        return sql.sql("""
                        UPDATE batch SET lease_until = :lease
                        WHERE id = :id AND state = :state AND (lease_until IS NULL OR lease_until <= :now)
                        """)
                        .param("lease", Sql.time(lease))
                        .param("id", batch.id())
                        .param("state", batch.state().name())
                        .param("now", Sql.time(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<Instant> nextLook(String run, BatchState state, Instant now) {
        // By the index's order, so that the first row is the answer: sorting a night's batches four times a second is
        // not.
        return sql.sql("""
                SELECT not_before AS look FROM batch WHERE run_id = :run AND state = :state AND not_before IS NOT NULL
                    AND (lease_until IS NULL OR lease_until <= :now)
                ORDER BY run_id, state, not_before, id LIMIT 1
                """)
                .param("run", run)
                .param("state", state.name())
                .param("now", Sql.time(now))
                .query((row, i) -> requireNonNull(Sql.instant(row, "look")))
                .optional()
                .or(() -> endOfALease(run, state));
    }

    private Optional<Instant> endOfALease(String run, BatchState state) {
        return sql.sql("""
                SELECT lease_until FROM batch WHERE run_id = :run AND state = :state AND not_before IS NOT NULL
                    AND lease_until IS NOT NULL
                ORDER BY run_id, state, not_before, id LIMIT 1
                """)
                .param("run", run)
                .param("state", state.name())
                .query((row, i) -> requireNonNull(Sql.instant(row, "lease_until")))
                .optional();
    }

    @Override
    public boolean knowsTask(String taskId) {
        return sql.sql("SELECT COUNT(*) FROM batch WHERE task_id = :task")
                        .param("task", taskId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void adopt(Unsettled unsettled, String taskId, Set<Integer> missing, Instant now) {
        Batch batch = unsettled.batch();
        sql.inOneCommit(() -> {
            long adopted = missing.isEmpty() ? batch.id() : divide(unsettled, missing);
            sql.sql("""
                    UPDATE batch SET state = 'SUBMITTED', task_id = :task, not_before = :now, reason = '',
                        lease_until = NULL, sent_at = :sent, answered_at = :answered, calls = :calls
                    WHERE id = :id
                    """)
                    .param("task", taskId)
                    .param("now", Sql.time(now))
                    .param("sent", Sql.time(unsettled.sentFrom()))
                    .param("answered", Sql.time(now))
                    .param("calls", batch.calls())
                    .param("id", adopted)
                    .update();
        });
    }

    /** Two batches take the place of one: what the provider has, whose id is given back, and what it does not. */
    private long divide(Unsettled unsettled, Set<Integer> missing) {
        List<TargetRow> taken = new ArrayList<>();
        List<TargetRow> notTaken = new ArrayList<>();
        for (int i = 0; i < unsettled.targets().size(); i++) {
            (missing.contains(i) ? notTaken : taken).add(unsettled.targets().get(i));
        }
        return rows.replaceBy(unsettled.batch(), taken, notTaken, "");
    }

    @Override
    public void sendAgain(Unsettled unsettled, String reason) {
        look(unsettled.batch(), BatchState.RECORDED, reason, null);
    }

    @Override
    public void lookAgain(Unsettled unsettled, String evidence, Instant when) {
        look(unsettled.batch(), BatchState.UNSETTLED, evidence, when);
    }

    @Override
    public void leaveForAPerson(Unsettled unsettled, String evidence) {
        look(unsettled.batch(), BatchState.UNSETTLED, evidence, null);
    }

    @Override
    public void lookAgain(Submitted submitted, String evidence, Instant when) {
        look(submitted.batch(), BatchState.SUBMITTED, evidence, when);
    }

    private void look(Batch batch, BatchState state, String reason, @Nullable Instant when) {
        sql.sql("""
                UPDATE batch SET state = :state, reason = :reason, not_before = :when, lease_until = NULL
                WHERE id = :id AND state = :before
                """)
                .param("state", state.name())
                .param("reason", Sql.text(reason))
                .param("when", Sql.time(when), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", batch.id())
                .param("before", batch.state().name())
                .update();
    }

    @Override
    public void leaveOpen(String run, Submitted submitted, List<TargetException> settled, String evidence) {
        sql.inOneCommit(() -> {
            settled.forEach(exception -> rows.except(submitted.batch().id(), run, exception));
            look(submitted.batch(), BatchState.SUBMITTED, evidence, null);
        });
    }

    @Override
    public void settle(
            String run,
            Submitted submitted,
            BatchState state,
            String reason,
            List<TargetException> exceptions,
            List<TargetRow> again,
            Instant now) {
        Batch batch = submitted.batch();
        sql.inOneCommit(() -> {
            int settled = sql.sql("""
                    UPDATE batch SET state = :state, reason = :reason, settled_at = :now, not_before = NULL,
                        lease_until = NULL
                    WHERE id = :id AND state = 'SUBMITTED'
                    """)
                    .param("state", state.name())
                    .param("reason", Sql.text(reason))
                    .param("now", Sql.time(now))
                    .param("id", batch.id())
                    .update();
            if (settled != 1) {
                throw new IllegalStateException("batch " + batch.id() + " is settled already");
            }
            exceptions.forEach(exception -> rows.except(batch.id(), run, exception));
            if (!again.isEmpty()) {
                rows.insert(new BatchRows.NewBatch(
                        batch.job(),
                        batch.recordedBy(),
                        null,
                        batch.key(),
                        now,
                        again,
                        batch.attempt() + 1,
                        BatchState.DEFERRED,
                        "failed before; tried again"));
            }
        });
    }
}
