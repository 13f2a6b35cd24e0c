package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Aftermath;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Run;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link Aftermath} on JDBC. */
final class JdbcAftermath implements Aftermath {

    private static final String OPEN = "('SUBMITTING', 'UNSETTLED', 'SUBMITTED')";

    private final Sql sql;
    private final BatchRows rows;
    private final AskedSince askedSince;

    JdbcAftermath(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.askedSince = new AskedSince(sql, rows);
    }

    @Override
    public List<String> runsWithOpenBatches() {
        return sql.sql("SELECT DISTINCT run_id FROM batch WHERE run_id IS NOT NULL AND state IN " + OPEN
                        + " ORDER BY run_id")
                .query(String.class)
                .list();
    }

    @Override
    public int reopen(String run, Instant now) {
        return sql.resultOfOneCommit(() -> {
            rows.markUnsettled(run, now);
            return rows.lookNow(run, now);
        });
    }

    @Override
    public List<Batch> open(String run) {
        return sql.sql("SELECT * FROM batch WHERE run_id = :run AND state IN " + OPEN + " ORDER BY id")
                .param("run", run)
                .query(BatchRows::batch)
                .list();
    }

    @Override
    public Optional<String> answering(String job, long batch) {
        return sql.sql("SELECT run_id FROM batch WHERE id = :id AND job = :job AND run_id IS NOT NULL AND state IN "
                        + OPEN)
                .param("id", batch)
                .param("job", job)
                .query(String.class)
                .optional();
    }

    @Override
    public boolean settleByHand(String run, long batch, boolean purged, Reason reason, Instant now) {
        return purged
                ? sql.resultOfOneCommit(() -> settle(run, batch, "SUBMITTED", """
                        state = 'CONFIRMED', settled_at = :now, reason = :reason
                        """, reason, now))
                : notSent(run, batch, reason, now);
    }

    private boolean notSent(String run, long id, Reason reason, Instant now) {
        Optional<Batch> unsettled = open(run).stream()
                .filter(each -> each.id() == id && each.state() == BatchState.UNSETTLED)
                .findFirst();
        if (unsettled.isEmpty()) {
            return false;
        }
        Batch batch = unsettled.get();
        List<TargetRow> targets = rows.targets(id);
        AskedSince.Found since = askedSince.of(batch, targets);
        return sql.resultOfOneCommit(() -> {
            boolean settled = settle(run, id, "UNSETTLED", """
                    state = 'RECORDED', reason = :reason
                    """, reason, now);
            if (settled) {
                askedSince.takeOut(batch, targets, since);
            }
            return settled;
        });
    }

    private boolean settle(String run, long batch, String other, String columns, Reason reason, Instant now) {
        return sql.sql("UPDATE batch SET not_before = NULL, lease_until = NULL, " + columns
                                + " WHERE id = :batch AND run_id = :run AND state IN ('UNSETTLED', :other)")
                        .param("now", Sql.time(now))
                        .param("reason", Sql.text(reason))
                        .param("batch", batch)
                        .param("run", run)
                        .param("other", other)
                        .update()
                == 1;
    }

    /** Each run takes over all that its job has open. */
    @Override
    public Optional<String> takenOverBy(Run run) {
        return sql.sql("""
                SELECT id FROM run WHERE job = :job AND carried_in > 0
                    AND (started_at > :started OR (started_at = :started AND id > :run))
                ORDER BY job, started_at, id LIMIT 1
                """)
                .param("job", run.job())
                .param("started", Sql.time(run.started()))
                .param("run", run.id())
                .query(String.class)
                .optional();
    }

    @Override
    public void forEachFailed(String run, Consumer<TargetRow> consumer) {
        List<Held> batches =
                sql.sql("""
                SELECT id, state, run_id FROM batch WHERE kind <> 'PREFETCH' AND (
                    (run_id = :run AND state IN ('FAILED', 'REFUSED')) OR id IN (
                        SELECT batch_id FROM target_exception
                        WHERE run_id = :run AND outcome IN ('FAILED', 'REFUSED')))
                ORDER BY id
                """).param("run", run).query(JdbcAftermath::held).list();
        for (Held batch : batches) {
            forEachTarget(batch, (row, outcome, foundBy) -> {
                if (foundBy.equals(run) && (outcome == Outcome.FAILED || outcome == Outcome.REFUSED)) {
                    consumer.accept(row);
                }
            });
        }
    }

    @Override
    public void forEachInOtherHands(String run, String but, Consumer<InOtherHands> consumer) {
        // A batch has a higher number than those that were recorded before it.
        List<Held> batches = sql.sql("""
                SELECT id, state, run_id FROM batch
                WHERE job = (SELECT job FROM run WHERE id = :run) AND kind <> 'PREFETCH'
                AND (run_id IS NULL OR run_id <> :run) AND recorded_by <> :but AND state <> 'REFUSED' AND (
                    state NOT IN ('CONFIRMED', 'FAILED')
                    OR id > (SELECT COALESCE(MIN(id), 0) FROM batch WHERE run_id = :run))
                ORDER BY id
                """)
                .param("run", run)
                .param("but", but)
                .query(JdbcAftermath::held)
                .list();
        for (Held batch : batches) {
            forEachTarget(batch, (row, outcome, foundBy) -> {
                if (outcome == Outcome.CONFIRMED || outcome == Outcome.CARRIED_OVER || outcome == Outcome.UNSETTLED) {
                    consumer.accept(new InOtherHands(row, outcome != Outcome.CONFIRMED));
                }
            });
        }
    }

    private void forEachTarget(Held batch, TargetOutcomes outcomes) {
        Map<Integer, NotedDeviation> noted = new HashMap<>();
        rows.exceptions(batch.id()).forEach(each -> noted.put(each.exception().position(), each));
        List<TargetRow> targets = rows.targets(batch.id());
        for (int i = 0; i < targets.size(); i++) {
            NotedDeviation exception = noted.get(i);
            if (exception == null) {
                outcomes.accept(targets.get(i), JdbcHistory.outcome(batch.state()), batch.run());
            } else {
                outcomes.accept(targets.get(i), exception.exception().outcome(), exception.run());
            }
        }
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        String run = row.getString("run_id");
        return new Held(row.getLong("id"), BatchState.valueOf(row.getString("state")), run == null ? "" : run);
    }

    /** A batch, and the run that answers for it; empty while it waits for the job's next one. */
    private record Held(long id, BatchState state, String run) {}

    /** Takes targets. */
    @FunctionalInterface
    private interface TargetOutcomes {
        void accept(TargetRow row, Outcome outcome, String foundBy);
    }
}
