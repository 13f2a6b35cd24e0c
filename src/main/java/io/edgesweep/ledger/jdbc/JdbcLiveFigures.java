package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.LiveFigures;
import java.time.Instant;
import java.util.Optional;

/** {@link LiveFigures} on JDBC. */
final class JdbcLiveFigures implements LiveFigures {

    private static final int LONGEST = 1000;

    private final Sql sql;

    JdbcLiveFigures(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void write(String run, String text, Instant now) {
        sql.inOneCommitThoughOthersAdd(() -> {
            int changed = sql.sql("UPDATE run_progress SET content = :text, written_at = :now WHERE run_id = :run")
                    .param("text", text.substring(0, Math.min(LONGEST, text.length())))
                    .param("now", Sql.time(now))
                    .param("run", run)
                    .update();
            if (changed == 0) {
                sql.sql("INSERT INTO run_progress (run_id, content, written_at) VALUES (:run, :text, :now)")
                        .param("text", text.substring(0, Math.min(LONGEST, text.length())))
                        .param("now", Sql.time(now))
                        .param("run", run)
                        .update();
            }
        });
    }

    @Override
    public Optional<Written> of(String run, Instant since) {
        return sql.sql("SELECT content, written_at FROM run_progress WHERE run_id = :run AND written_at >= :since")
                .param("run", run)
                .param("since", Sql.time(since))
                .query((row, i) ->
                        new Written(row.getString("content"), requireNonNull(Sql.instant(row, "written_at"))))
                .optional();
    }

    @Override
    public void remove(String run) {
        sql.sql("DELETE FROM run_progress WHERE run_id = :run")
                .param("run", run)
                .update();
    }
}
