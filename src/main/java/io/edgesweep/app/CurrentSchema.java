package io.edgesweep.app;

import io.edgesweep.ledger.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Whether the ledger's tables are those of this version, by the history that Flyway keeps. To find that out, Flyway itself reads
 * the migrations and the database's catalogue, which takes longer than most commands do. Where the answer is no, or cannot be had,
 * Flyway has the word.
 */
final class CurrentSchema {

    private static final String FIRST = "db/migration/V1__ledger.sql";

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
                    "1 " + checksum() + " true",
                    Ledger.SCHEMA + " " + new SpringBatchSchema().getChecksum() + " true"));
        } catch (SQLException | IOException e) {
            // A ledger that is new, or that something is wrong with, which is told in words further on.
            return false;
        }
    }

    /** As Flyway reckons it: of the lines, without what ends them. */
    private static int checksum() throws IOException {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FIRST).getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
                line = lines.readLine();
            }
        }
        return (int) sum.getValue();
    }
}
