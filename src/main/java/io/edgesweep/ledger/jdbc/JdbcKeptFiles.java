package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.ledger.KeptVersion;
import java.util.List;

/** {@link KeptFiles} on JDBC. */
final class JdbcKeptFiles implements KeptFiles {

    private final Sql sql;

    JdbcKeptFiles(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<KeptVersion> versions(String name) {
        return sql.sql("""
                SELECT generation, checksum, entries FROM kept_file WHERE name = :name
                UNION ALL
                SELECT next_generation, next_checksum, next_entries FROM kept_file
                WHERE name = :name AND next_generation IS NOT NULL
                ORDER BY 1
                """)
                .param("name", name)
                .query((row, i) -> new KeptVersion(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    @Override
    public void announce(String name, KeptVersion next) {
        sql.inOneCommit(() -> {
            if (versions(name).isEmpty()) {
                sql.sql("INSERT INTO kept_file (name, generation, checksum, entries) VALUES (:name, 0, 0, 0)")
                        .param("name", name)
                        .update();
            }
            sql.sql("""
                    UPDATE kept_file
                    SET next_generation = :generation, next_checksum = :checksum, next_entries = :entries
                    WHERE name = :name
                    """)
                    .param("generation", next.generation())
                    .param("checksum", next.checksum())
                    .param("entries", next.entries())
                    .param("name", name)
                    .update();
        });
    }

    @Override
    public void replaced(String name) {
        sql.inOneCommit(() -> sql.sql("""
                UPDATE kept_file SET generation = next_generation, checksum = next_checksum, entries = next_entries,
                    next_generation = NULL, next_checksum = NULL, next_entries = NULL
                WHERE name = :name AND next_generation IS NOT NULL
                """).param("name", name).update());
    }
}
