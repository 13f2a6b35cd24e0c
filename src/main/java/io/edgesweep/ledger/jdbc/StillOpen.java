package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * Keeps how much of each run that is over may still be stale. A run takes over all that its job has open, so what is open now and
 * was there before a run ended was left open by that run too.
 */
final class StillOpen {

    private static final String OPEN = "('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED')";

    /** A directory's one target stands for the rows that it covers. */
    private static final String NOTED =
            "(SELECT COUNT(*) FROM target_exception e WHERE e.batch_id = b.id) * CASE WHEN b.covers > 0 THEN b.covers ELSE 1 END";

    private final Sql sql;

    StillOpen(Sql sql) {
        this.sql = sql;
    }

    /** Looks again at the runs of the job of a run that has just ended, as far as they began before it. */
    void update(String ended) {
        List<Left> runs = sql.sql("""
                SELECT r.id AS id, r.started_at AS began, r.failed + r.refused + r.stopped AS never, r.still_open AS still_open
                FROM run r JOIN run ended ON ended.job = r.job
                WHERE ended.id = :ended AND r.state = 'FINISHED' AND r.still_open > 0 AND r.started_at < ended.started_at
                """)
                .param("ended", ended)
                .query((row, i) -> new Left(
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "began")),
                        row.getLong("never"),
                        row.getLong("still_open")))
                .list();
        if (runs.isEmpty()) {
            return;
        }
        List<Waiting> waiting = waiting(ended);
        for (Left run : runs) {
            long open = waiting.stream()
                            .filter(each -> each.isLeftBy(run))
                            .mapToLong(Waiting::targets)
                            .sum()
                    + Math.max(0, run.never() - confirmedSince(run.id()));
            if (open < run.stillOpen()) {
                sql.sql("UPDATE run SET still_open = :open WHERE id = :id")
                        .param("open", open)
                        .param("id", run.id())
                        .update();
            }
        }
    }

    /** What the job of a run has open now, by the run that recorded it. What failed there and is tried again counts as failed. */
    private List<Waiting> waiting(String ended) {
        return sql.sql("""
                SELECT b.recorded_by AS recorded_by, b.attempt AS attempt, r.started_at AS began,
                """ + " SUM(" + BatchRows.ROWS + " - " + NOTED + ") AS targets" + """
                 FROM batch b JOIN run r ON r.id = b.recorded_by
                WHERE b.job = (SELECT job FROM run WHERE id = :ended) AND b.kind <> 'PREFETCH' AND b.state IN
                """ + OPEN
                        + " GROUP BY b.recorded_by, b.attempt, r.started_at")
                .param("ended", ended)
                .query((row, i) -> new Waiting(
                        row.getString("recorded_by"),
                        row.getInt("attempt"),
                        requireNonNull(Sql.instant(row, "began")),
                        row.getLong("targets")))
                .list();
    }

    /** How many of the targets that failed in the run were confirmed when they were tried again. */
    private long confirmedSince(String run) {
        return sql.sql("SELECT COALESCE(SUM(" + BatchRows.ROWS + " - " + NOTED + """
                ), 0) FROM batch b WHERE b.recorded_by = :run AND b.attempt > 1 AND b.state = 'CONFIRMED' AND b.kind <> 'PREFETCH'
                """)
                .param("run", run)
                .query(Long.class)
                .single();
    }

    private record Left(String id, Instant began, long never, long stillOpen) {}

    private record Waiting(String recordedBy, int attempt, Instant began, long targets) {

        boolean isLeftBy(Left run) {
            return !began.isAfter(run.began()) && !(attempt > 1 && recordedBy.equals(run.id()));
        }
    }
}
