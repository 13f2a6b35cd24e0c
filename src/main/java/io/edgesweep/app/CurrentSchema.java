package io.edgesweep.app;

import io.edgesweep.ledger.Ledger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Whether the ledger's tables are those of this version, by the history that Flyway keeps. To find that out, Flyway itself reads
 * the migrations and the database's catalogue, which takes longer than most commands do. Where the answer is no, or cannot be had,
 * Flyway has the word.
 */
final class CurrentSchema {

    private CurrentSchema() {}

    /** Whether nothing is to be migrated. */
    static boolean isIn(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT \"version\", \"checksum\", \"success\""
                        + " FROM \"flyway_schema_history\" ORDER BY \"installed_rank\"")) {
            List<String> history = new ArrayList<>();
            while (rows.next()) {
                history.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getBoolean(3));
            }
            return history.equals(List.of(
                    "1 " + new LedgerSchema().getChecksum() + " true",
                    Ledger.SCHEMA + " " + new SpringBatchSchema().getChecksum() + " true"));
        } catch (SQLException e) {
            // A ledger that is new, or that something is wrong with, which is told in words further on.
            return false;
        }
    }
}
