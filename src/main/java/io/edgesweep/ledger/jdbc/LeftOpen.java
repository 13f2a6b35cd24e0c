package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.CarriedIn;
import io.edgesweep.quota.QuotaDay;
import java.time.Instant;
import java.util.Optional;

/** What earlier runs of a job have left open, and how the next one takes it over. */
final class LeftOpen {

    private final Sql sql;
    private final BatchRows rows;

    LeftOpen(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** As {@link io.edgesweep.ledger.Recorder#carryIn}. */
    CarriedIn takeOver(String run, String job, Instant now) {
        return sql.resultOfOneCommit(() -> {
            CarriedIn found = isFirst(run, now) ? take(run, job, now) : new CarriedIn(0, 0);
            // Also what waits for the next quota day: there may be more quota by now, and the live figures decide.
            sql.sql("""
                    UPDATE batch SET state = 'RECORDED', not_before = NULL, reason = ''
                    WHERE run_id = :run AND state = 'DEFERRED'
                    """).param("run", run).update();
            rows.markUnsettled(run, now);
            rows.lookNow(run, now);
            return found;
        });
    }

    /** A run that is resumed leaves what has failed in it for the next one: it would count that twice, and use up its tries. */
    private boolean isFirst(String run, Instant now) {
        return sql.sql("UPDATE run SET carried_at = :now WHERE id = :run AND carried_at IS NULL")
                        .param("now", Sql.time(now))
                        .param("run", run)
                        .update()
                == 1;
    }

    private CarriedIn take(String run, String job, Instant now) {
        CarriedIn found = left(run, job);
        age(run, job, now);
        // A run may try each batch as often as any other.
        sql.sql("""
                UPDATE batch SET run_id = :run,
                    calls = CASE WHEN state IN ('RECORDED', 'DEFERRED') THEN 0 ELSE calls END,
                    probes = CASE WHEN state IN ('RECORDED', 'DEFERRED') THEN 0 ELSE probes END
                WHERE job = :job AND (run_id IS NULL OR run_id <> :run)
                AND state IN ('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED')
                """).param("run", run).param("job", job).update();
        sql.sql("UPDATE run SET carried_in = :targets WHERE id = :run")
                .param("targets", found.targets())
                .param("run", run)
                .update();
        return found;
    }

    /**
     * What has waited since an earlier quota day goes before its like, one step with every such day on which the job runs:
     * where more of a high priority comes in each night than the quota holds, the rest would otherwise wait for ever.
     */
    private void age(String run, String job, Instant now) {
        Optional<Instant> latest = sql.sql("""
                SELECT MAX(started_at) AS latest FROM run WHERE job = :job AND id <> :run AND sealed_at IS NOT NULL
                """)
                .param("job", job)
                .param("run", run)
                .query((row, i) -> Optional.ofNullable(Sql.instant(row, "latest")))
                .single();
        if (latest.isPresent()
                && QuotaDay.of(latest.get()).date().isBefore(QuotaDay.of(now).date())) {
            sql.sql("""
                    UPDATE batch SET urgency = urgency - 1 WHERE job = :job AND (run_id IS NULL OR run_id <> :run)
                    AND state IN ('RECORDED', 'DEFERRED') AND urgency > 0
                    """).param("run", run).param("job", job).update();
        }
    }

    private CarriedIn left(String run, String job) {
        String which = """
                job = :job AND (run_id IS NULL OR run_id <> :run)
                AND state IN ('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED') AND kind <> 'PREFETCH'
                """;
        CarriedIn all = sql.sql("SELECT COUNT(*) AS batches, COALESCE(SUM(" + BatchRows.ROWS
                        + "), 0) AS targets FROM batch WHERE " + which)
                .param("run", run)
                .param("job", job)
                .query((row, i) -> new CarriedIn(row.getInt("batches"), row.getLong("targets")))
                .single();
        long known = sql.sql("""
                SELECT COALESCE(SUM(CASE WHEN covers > 0 THEN covers ELSE 1 END), 0)
                FROM target_exception JOIN (SELECT id, covers FROM batch WHERE
                """ + which + ") b ON b.id = batch_id")
                .param("run", run)
                .param("job", job)
                .query(Long.class)
                .single();
        return new CarriedIn(all.batches(), all.targets() - known);
    }
}
