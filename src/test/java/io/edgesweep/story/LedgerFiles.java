package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.util.FileSystemUtils;

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

    /** What the ledger in the home folder answers, in one row of one column; looks at a copy, and leaves the files as they are. */
    static String ask(Path home, String query) throws IOException {
        Path copy = Files.createTempDirectory(home.getParent(), "copy");
        FileSystemUtils.copyRecursively(home.resolve("ledger"), copy);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + copy.resolve("ledger") + ";hsqldb.lock_file=false;shutdown=true",
                        "sa",
                        "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IOException("the ledger in " + home + " does not answer", e);
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }
}
