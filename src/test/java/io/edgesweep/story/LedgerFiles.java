package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The ledger's files, while no program has them open. */
final class LedgerFiles {

    private LedgerFiles() {}

    /** Changes what the ledger in the home folder says; each statement must change something. */
    static void execute(Path home, String... statements) throws SQLException {
        Path ledger = home.resolve("ledger").resolve("ledger");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + ledger + ";hsqldb.lock_file=false", "sa", "");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                assertThat(statement.executeUpdate(each.strip())).isPositive();
            }
            statement.execute("SHUTDOWN");
        }
    }
}
