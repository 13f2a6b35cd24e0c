package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.Pauses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** {@link Pauses} on JDBC. */
final class JdbcPauses implements Pauses {

    /** As long as the reports of a job that does not say: who asks for a night finds its pause. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Sql sql;

    JdbcPauses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Pause> all() {
        return sql.sql("SELECT * FROM pause ORDER BY since_at, scope")
                .query((row, i) -> pause(row))
                .list();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                PauseScope.written(row.getString("scope")).orElseThrow(),
                requireNonNull(Sql.instant(row, "since_at")),
                Sql.instant(row, "until_at"),
                Sql.instant(row, "ended_at"),
                ZoneId.of(row.getString("zone")),
                row.getString("reason"),
                row.getString("paused_by"));
    }

    @Override
    public void begin(Pause pause) {
        sql.inOneCommitThoughOthersAdd(() -> {
            forget(pause.since().minus(KEPT));
            endNow(pause.scope(), pause.since());
            replace(pause);
            sql.sql("""
                    INSERT INTO pause (scope, since_at, until_at, zone, reason, paused_by)
                    VALUES (:scope, :since, :until, :zone, :reason, :by)
                    """)
                    .param("scope", pause.scope().toString())
                    .param("since", Sql.time(pause.since()))
                    .param("until", Sql.time(pause.until()))
                    .param("zone", pause.zone().getId())
                    .param("reason", pause.reason())
                    .param("by", pause.by())
                    .update();
        });
    }

    /** Of two that begin at the same moment, the later one counts. */
    private void replace(Pause pause) {
        sql.sql("DELETE FROM pause WHERE scope = :scope AND since_at = :since")
                .param("scope", pause.scope().toString())
                .param("since", Sql.time(pause.since()))
                .update();
    }

    private void forget(Instant before) {
        sql.sql("DELETE FROM pause WHERE ended_at < :before OR until_at < :before")
                .param("before", Sql.time(before))
                .update();
    }

    @Override
    public boolean end(PauseScope scope, Instant at) {
        return sql.resultOfOneCommit(() -> endNow(scope, at)) > 0;
    }

    private int endNow(PauseScope scope, Instant at) {
        return sql.sql("""
                UPDATE pause SET ended_at = :at
                WHERE scope = :scope AND ended_at IS NULL AND (until_at IS NULL OR until_at > :at)
                """)
                .param("at", Sql.time(at))
                .param("scope", scope.toString())
                .update();
    }
}
