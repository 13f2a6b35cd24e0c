package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.OldRuns;
import io.edgesweep.ledger.Run;
import java.time.Instant;
import java.util.List;

/** {@link OldRuns} on JDBC. */
final class JdbcOldRuns implements OldRuns {

    /** So many batches are removed in one commit, because HSQLDB keeps in memory what a statement changes. */
    private static final int BATCHES_PER_COMMIT = 100;

    private static final List<String> TABLES = List.of(
            "rejected_page", "run_source", "run_finding", "run_quota", "edge_look", "stale_page", "run_progress");

    private final Sql sql;

    JdbcOldRuns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Run> of(String job, Instant before, int most) {
        return sql.sql("""
                SELECT * FROM run WHERE job = :job AND state = 'FINISHED' AND finished_at < :before AND NOT EXISTS (
                    SELECT 1 FROM batch WHERE batch.job = :job
                    AND batch.state IN ('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED')
                    AND (batch.run_id = run.id OR batch.recorded_by = run.id))
                ORDER BY started_at LIMIT :most
                """)
                .param("job", job)
                .param("before", Sql.time(before))
                .param("most", most)
                .query(JdbcRuns::run)
                .list();
    }

    @Override
    public void forget(Run run) {
        List<String> recorders = sql.sql("SELECT DISTINCT recorded_by FROM batch WHERE run_id = :run")
                .param("run", run.id())
                .query(String.class)
                .list();
        List<Long> ids = batches(run);
        while (!ids.isEmpty()) {
            List<Long> these = ids;
            sql.inOneCommit(() -> remove(these));
            ids = batches(run);
        }
        sql.inOneCommit(() -> {
            withdrawn(run).forEach(batch -> remove(List.of(batch)));
            for (String table : TABLES) {
                sql.sql("DELETE FROM " + table + " WHERE run_id = :run")
                        .param("run", run.id())
                        .update();
            }
            sql.sql("DELETE FROM run WHERE id = :run").param("run", run.id()).update();
            forgetIndex(run.id());
            recorders.forEach(this::forgetIndex);
        });
    }

    /** A target is found as long as the batch is kept that it is in, which may be a later run's. */
    private void forgetIndex(String recorder) {
        sql.sql("""
                DELETE FROM find_page WHERE run_id = :run
                AND NOT EXISTS (SELECT 1 FROM batch WHERE recorded_by = :run)
                AND NOT EXISTS (SELECT 1 FROM run WHERE id = :run)
                """).param("run", recorder).update();
    }

    private List<Long> batches(Run run) {
        return sql.sql("SELECT id FROM batch WHERE run_id = :run ORDER BY run_id, state, id LIMIT "
                        + BATCHES_PER_COMMIT)
                .param("run", run.id())
                .query(Long.class)
                .list();
    }

    /** What was withdrawn before a run had taken it over is of none. */
    private List<Long> withdrawn(Run run) {
        return sql.sql("SELECT id FROM batch WHERE recorded_by = :run AND run_id IS NULL AND state = 'WITHDRAWN'")
                .param("run", run.id())
                .query(Long.class)
                .list();
    }

    private void remove(List<Long> ids) {
        sql.sql("DELETE FROM target_exception WHERE batch_id IN (:ids)")
                .param("ids", ids)
                .update();
        sql.sql("DELETE FROM covered_page WHERE batch_id IN (:ids)")
                .param("ids", ids)
                .update();
        sql.sql("DELETE FROM batch_payload WHERE batch_id IN (:ids)")
                .param("ids", ids)
                .update();
        sql.sql("DELETE FROM batch WHERE id IN (:ids)").param("ids", ids).update();
    }
}
