package io.edgesweep.ledger.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of the jobs of all runs. There are few among very many runs, so that the index is asked for one after the other. */
final class JobNames {

    private JobNames() {}

    static List<String> all(Sql sql) {
        List<String> names = new ArrayList<>();
        Optional<String> next = after("", sql);
        while (next.isPresent()) {
            names.add(next.get());
            next = after(next.get(), sql);
        }
        return names;
    }

    private static Optional<String> after(String name, Sql sql) {
        return sql.sql("SELECT job FROM run WHERE job > :name ORDER BY job, started_at, id LIMIT 1" + sql.byIndex())
                .param("name", name)
                .query(String.class)
                .optional();
    }
}
