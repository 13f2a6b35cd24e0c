package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The figures of quotas as runs have read them. */
final class QuotaReadingRows {

    /** So wide is the column; the areas that we know of have shorter names. */
    private static final int LONGEST_AREA = 20;

    private final Sql sql;

    QuotaReadingRows(Sql sql) {
        this.sql = sql;
    }

    void add(String run, String site, Collection<Quota> quotas, Instant now) {
        // Another run may be the first to read a quota of this site.
        sql.inOneCommitThoughOthersAdd(() -> quotas.forEach(quota -> add(run, site, quota, now)));
    }

    private void add(String run, String site, Quota quota, Instant now) {
        write("""
                INSERT INTO run_quota (run_id, read_at, site, kind, area, batch, daily, available)
                VALUES (:run, :at, :site, :kind, :area, :batch, :daily, :available)
                """, site, quota, now, Map.of("run", run));
        int updated = write("""
                UPDATE latest_quota SET read_at = :at, batch = :batch, daily = :daily, available = :available
                WHERE site = :site AND kind = :kind AND area = :area
                """, site, quota, now, Map.of());
        if (updated == 0) {
            write("""
                    INSERT INTO latest_quota (site, kind, area, read_at, batch, daily, available)
                    VALUES (:site, :kind, :area, :at, :batch, :daily, :available)
                    """, site, quota, now, Map.of());
        }
    }

    private int write(String statement, String site, Quota quota, Instant now, Map<String, String> more) {
        return sql.sql(statement)
                .params(more)
                .param("at", Sql.time(now))
                .param("site", site)
                .param("kind", quota.kind().name())
                .param("area", Sql.text(quota.area(), LONGEST_AREA))
                .param("batch", quota.batch())
                .param("daily", quota.daily())
                .param("available", quota.available())
                .update();
    }

    List<QuotaReading> of(String run) {
        return sql.sql("SELECT * FROM run_quota WHERE run_id = :run ORDER BY run_id, id")
                .param("run", run)
                .query(QuotaReadingRows::reading)
                .list();
    }

    List<QuotaReading> latest() {
        return sql.sql("SELECT * FROM latest_quota ORDER BY site, kind, area")
                .query(QuotaReadingRows::reading)
                .list();
    }

    private static QuotaReading reading(ResultSet row, int number) throws SQLException {
        return new QuotaReading(
                requireNonNull(Sql.instant(row, "read_at")),
                row.getString("site"),
                new Quota(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("area"),
                        row.getInt("batch"),
                        row.getLong("daily"),
                        row.getLong("available")));
    }
}
