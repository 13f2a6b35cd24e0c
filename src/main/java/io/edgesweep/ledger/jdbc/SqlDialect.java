package io.edgesweep.ledger.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Where the two databases that the schema is made for have different words for one thing. */
final class SqlDialect {

    private SqlDialect() {}

    /**
     * The type of a column for what is kept as bytes. A batch holds at most 4 MB of target text, and is compressed.
     *
     * @throws IllegalStateException when the database is neither HSQLDB nor PostgreSQL, or does not answer
     */
    static String binary(DataSource dataSource) {
        return isHsqldb(dataSource) ? "VARBINARY(16777216)" : "BYTEA";
    }

    /**
     * What a query ends with whose {@code ORDER BY} lists the columns of an index, so that its first row is at hand. HSQLDB
     * otherwise takes the first index that knows the columns asked for by {@code =}, and sorts all that it finds there;
     * PostgreSQL needs no telling.
     *
     * @throws IllegalStateException when the database is neither of them, or does not answer
     */
    static String byIndex(DataSource dataSource) {
        return isHsqldb(dataSource) ? " USING INDEX" : "";
    }

    private static boolean isHsqldb(DataSource dataSource) {
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
            case "HSQL Database Engine" -> true;
            case "PostgreSQL" -> false;
            default ->
                throw new IllegalStateException("The ledger can be kept in HSQLDB or PostgreSQL, not in " + database);
        };
    }
}
