package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.FirstLooks;
import io.edgesweep.targets.Kind;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** {@link FirstLooks} on JDBC. */
final class JdbcFirstLooks implements FirstLooks {

    private final Sql sql;

    JdbcFirstLooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Duration> of(String site, Kind kind) {
        return sql.sql("SELECT millis FROM first_look WHERE site = :site AND kind = :kind")
                .param("site", site)
                .param("kind", kind.name())
                .query((row, i) -> Duration.ofMillis(row.getLong("millis")))
                .optional();
    }

    @Override
    public void keep(String site, Kind kind, Duration after) {
        if (update(site, kind, after) == 0) {
            try {
                sql.inOneCommit(() -> write(
                        "INSERT INTO first_look (site, kind, millis) VALUES (:site, :kind, :millis)",
                        site,
                        kind,
                        after));
            } catch (DuplicateKeyException e) {
                // Another run of the site was as quick.
                update(site, kind, after);
            }
        }
    }

    private int update(String site, Kind kind, Duration after) {
        return sql.resultOfOneCommit(() ->
                write("UPDATE first_look SET millis = :millis WHERE site = :site AND kind = :kind", site, kind, after));
    }

    private int write(String statement, String site, Kind kind, Duration after) {
        return sql.sql(statement)
                .param("site", site)
                .param("kind", kind.name())
                .param("millis", after.toMillis())
                .update();
    }
}
