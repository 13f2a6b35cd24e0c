package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.CallFigures;
import java.time.Duration;

/** How many calls a run has made, as its processes have written them down. */
final class CallFigureRows {

    private final Sql sql;

    CallFigureRows(Sql sql) {
        this.sql = sql;
    }

    /** Adds what a process has counted, which thereby has told. */
    void add(String run, CallFigures figures) {
        sql.sql("""
                UPDATE run SET calls = calls + :calls, calls_too_fast = calls_too_fast + :tooFast,
                    calls_waited_millis = calls_waited_millis + :waited, calls_untold = calls_untold - 1,
                    calls_per_second = CASE WHEN calls_per_second < :most THEN :most ELSE calls_per_second END
                WHERE id = :run
                """)
                .param("calls", figures.submitted())
                .param("tooFast", figures.refusedForRate())
                .param("most", figures.maxPerSecond())
                .param("waited", figures.waited().toMillis())
                .param("run", run)
                .update();
    }

    /** Where a process has not told, at least as many as were answered in the run. */
    CallFigures of(String run) {
        return sql.sql("""
                SELECT calls, calls_too_fast, calls_per_second, calls_waited_millis, calls_untold,
                    CASE WHEN calls_untold > 0 THEN (SELECT COUNT(*) FROM batch
                        WHERE batch.run_id = run.id AND batch.answered_at >= run.started_at) ELSE 0 END AS answered
                FROM run WHERE id = :run
                """)
                .param("run", run)
                .query((row, i) -> new CallFigures(
                        Math.max(row.getLong("calls"), row.getLong("answered")),
                        row.getLong("calls_too_fast"),
                        row.getInt("calls_per_second"),
                        Duration.ofMillis(row.getLong("calls_waited_millis")),
                        row.getInt("calls_untold") <= 0))
                .single();
    }
}
