package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.OriginUse;
import io.edgesweep.quota.QuotaDay;
import org.springframework.dao.DuplicateKeyException;

/** {@link OriginUse} on JDBC. */
final class JdbcOriginUse implements OriginUse {

    /** Nobody asks for earlier days. */
    private static final long DAYS_KEPT = 30;

    private final Sql sql;

    JdbcOriginUse(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Used of(String site, QuotaDay day) {
        return sql.sql("SELECT requests, bytes FROM origin_use WHERE site = :site AND quota_day = :day")
                .param("site", site)
                .param("day", day.toString())
                .query((row, i) -> new Used(row.getLong("requests"), row.getLong("bytes")))
                .optional()
                .orElse(new Used(0, 0));
    }

    @Override
    public void add(String site, QuotaDay day, Used used) {
        if (update(site, day, used) == 0) {
            try {
                sql.inOneCommit(() -> {
                    sql.sql("DELETE FROM origin_use WHERE site = :site AND quota_day < :oldest")
                            .param("site", site)
                            .param("oldest", day.plus(-DAYS_KEPT).toString())
                            .update();
                    write(
                            "INSERT INTO origin_use (site, quota_day, requests, bytes) VALUES (:site, :day, :requests, :bytes)",
                            site,
                            day,
                            used);
                });
            } catch (DuplicateKeyException e) {
                // Another run of the site was as quick.
                update(site, day, used);
            }
        }
    }

    private int update(String site, QuotaDay day, Used used) {
        return sql.resultOfOneCommit(() -> write(
                "UPDATE origin_use SET requests = requests + :requests, bytes = bytes + :bytes"
                        + " WHERE site = :site AND quota_day = :day",
                site,
                day,
                used));
    }

    private int write(String statement, String site, QuotaDay day, Used used) {
        return sql.sql(statement)
                .param("site", site)
                .param("day", day.toString())
                .param("requests", used.requests())
                .param("bytes", used.bytes())
                .update();
    }
}
