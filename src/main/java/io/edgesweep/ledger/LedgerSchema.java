package io.edgesweep.ledger;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Where the two databases that the schema is made for have different words for one thing. */
public final class LedgerSchema {

    private LedgerSchema() {}

    /**
     * The placeholders of the schema's scripts.
     *
     * @throws IllegalStateException when the database is neither HSQLDB nor PostgreSQL, or does not answer
     */
    public static Map<String, String> placeholders(DataSource dataSource) {
        String database;
        try {
            database = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> {
                try {
                    return metaData.getDatabaseProductName();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The ledger's database does not answer: " + e.getMessage(), e);
        }
        return switch (database) {
            // A batch holds at most 4 MB of target text, and is compressed.
            case "HSQL Database Engine" -> Map.of("binary", "VARBINARY(16777216)");
            case "PostgreSQL" -> Map.of("binary", "BYTEA");
            default ->
                throw new IllegalStateException("The ledger can be kept in HSQLDB or PostgreSQL, not in " + database);
        };
    }
}
