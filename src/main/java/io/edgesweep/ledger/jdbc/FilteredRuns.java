package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunFilter;
import java.util.List;

/** The runs that somebody asks about, page by page. */
final class FilteredRuns {

    private final Sql sql;

    FilteredRuns(Sql sql) {
        this.sql = sql;
    }

    List<Run> page(RunFilter filter, String before, int limit) {
        String older = before.isEmpty() ? "" : """
                 AND started_at <= (SELECT last.started_at FROM run last WHERE last.id = :before)
                AND (started_at < (SELECT last.started_at FROM run last WHERE last.id = :before) OR id < :before)
                """;
        String order = filter.job().isEmpty() ? "" : "job DESC, ";
        return sql.sql("SELECT * FROM run WHERE " + wanted(filter) + older + " ORDER BY " + order
                        + "started_at DESC, id DESC LIMIT :limit" + sql.byIndex())
                .param("job", filter.job())
                .param("verdict", filter.verdict())
                .param("before", before)
                .param("limit", limit)
                .query(JdbcRuns::run)
                .list();
    }

    long count(RunFilter filter) {
        return sql.sql("SELECT COUNT(*) FROM run WHERE " + wanted(filter))
                .param("job", filter.job())
                .param("verdict", filter.verdict())
                .query(Long.class)
                .single();
    }

    /** Only what is asked about, so that an index gives the first rows at once. */
    private static String wanted(RunFilter filter) {
        return (filter.job().isEmpty() ? "TRUE" : "job = :job")
                + (filter.onlyInvalid() ? " AND state = 'FINISHED' AND only_invalid" : "")
                + (filter.verdict().isEmpty()
                        ? ""
                        : " AND state = 'FINISHED' AND verdict = :verdict AND NOT only_invalid");
    }
}
