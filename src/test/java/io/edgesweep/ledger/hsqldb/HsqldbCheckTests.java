package io.edgesweep.ledger.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.edgesweep.ledger.LedgerLostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is noticed of files that HSQLDB has closed, with the checksums that were noted then and without them. */
class HsqldbCheckTests {

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(HsqldbCheck.class);

    @BeforeEach
    void leaveFilesInOrder() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:hsqldb:file:" + folder.resolve("ledger"), "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE CACHED TABLE word (text VARCHAR(100))");
            statement.execute("INSERT INTO word VALUES ('one')");
            statement.execute("SHUTDOWN");
        }
        new HsqldbFiles(folder).inOrder();
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void listenNoLonger() {
        logger.detachAppender(told);
    }

    @Test
    void refuses_a_script_and_rows_that_are_not_as_they_were_written() throws Exception {
        new HsqldbCheck(folder).check();
        Files.writeString(folder.resolve("ledger.script"), "-- more\n", StandardOpenOption.APPEND);

        assertThatThrownBy(new HsqldbCheck(folder)::check)
                .isInstanceOf(LedgerLostException.class)
                .hasMessageContaining("ledger.script is not as it was written");
        assertThat(told.list).isEmpty();
    }

    @Test
    void finishes_what_a_kill_left_between_the_deletion_of_the_properties_and_the_renaming_of_the_new_ones()
            throws Exception {
        Path properties = folder.resolve("ledger.properties");
        Path anew = folder.resolve("ledger.properties.new");
        String whole = Files.readString(properties);
        Files.move(properties, anew);

        new HsqldbCheck(folder).check();

        assertThat(properties).hasContent(whole);
        assertThat(anew).doesNotExist();
        Files.delete(properties);
        Files.writeString(anew, whole.substring(0, whole.length() / 2));
        assertThatThrownBy(new HsqldbCheck(folder)::check)
                .isInstanceOf(LedgerLostException.class)
                .hasMessageContaining("ledger.properties is missing or damaged");
    }

    @Test
    void says_that_damage_would_not_be_noticed_when_the_checksums_are_missing_or_damaged_and_notes_them_anew()
            throws Exception {
        Path baseline = folder.resolve(Baseline.FILE);
        String whole = Files.readString(baseline);

        Files.delete(baseline);
        new HsqldbCheck(folder).check();
        Files.writeString(baseline, whole.substring(3));
        new HsqldbCheck(folder).check();

        assertThat(told.list)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
                .allSatisfy(event ->
                        assertThat(event.getFormattedMessage()).contains(baseline.toString(), "is missing or damaged"));
        new HsqldbFiles(folder).inOrder();
        assertThat(baseline).hasContent(whole);
    }
}
