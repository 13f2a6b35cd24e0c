package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.FiringState;
import io.edgesweep.ledger.ScheduleState;
import io.edgesweep.ledger.Schedules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** {@link Schedules} on JDBC. */
final class JdbcSchedules implements Schedules {

    private final Sql sql;

    JdbcSchedules(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<ScheduleState> all() {
        return sql.sql("SELECT * FROM job_schedule ORDER BY job")
                .query((row, i) -> schedule(row))
                .list();
    }

    @Override
    public Optional<ScheduleState> find(String job) {
        return sql.sql("SELECT * FROM job_schedule WHERE job = :job")
                .param("job", job)
                .query((row, i) -> schedule(row))
                .optional();
    }

    private static ScheduleState schedule(ResultSet row) throws SQLException {
        return new ScheduleState(
                row.getString("job"),
                row.getString("cron"),
                row.getString("zone"),
                row.getString("missed"),
                requireNonNull(Sql.instant(row, "decided_at")),
                FiringState.valueOf(row.getString("state")),
                row.getString("run_id"));
    }

    @Override
    public boolean add(ScheduleState schedule) {
        try {
            insert(schedule);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void insert(ScheduleState schedule) {
        sql.inOneCommit(() -> sql.sql("""
                INSERT INTO job_schedule (job, cron, zone, missed, decided_at, state, run_id)
                VALUES (:job, :cron, :zone, :missed, :decided, :state, :run)
                """)
                .param("job", schedule.job())
                .param("cron", schedule.cron())
                .param("zone", schedule.zone())
                .param("missed", schedule.missed())
                .param("decided", Sql.time(schedule.decided()))
                .param("state", schedule.state().name())
                .param("run", schedule.run())
                .update());
    }

    @Override
    public boolean replace(ScheduleState known, ScheduleState now) {
        return sql.resultOfOneCommit(() -> sql.sql("""
                UPDATE job_schedule SET cron = :cron, zone = :zone, missed = :missed, decided_at = :decided,
                    state = :state, run_id = :run
                WHERE job = :job AND decided_at = :knownDecided AND state = :knownState
                """)
                        .param("job", known.job())
                        .param("cron", now.cron())
                        .param("zone", now.zone())
                        .param("missed", now.missed())
                        .param("decided", Sql.time(now.decided()))
                        .param("state", now.state().name())
                        .param("run", now.run())
                        .param("knownDecided", Sql.time(known.decided()))
                        .param("knownState", known.state().name())
                        .update()
                == 1);
    }

    @Override
    public void forget(String job) {
        sql.inOneCommit(() -> sql.sql("DELETE FROM job_schedule WHERE job = :job")
                .param("job", job)
                .update());
    }
}
