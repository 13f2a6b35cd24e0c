package io.edgesweep.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log as HSQLDB writes it, and as it is when something else wrote into it. */
class HsqldbLogTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void leaveALogWithAllKindsOfLetters() throws Exception {
        Path used = folder.resolve("used");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + used.resolve("ledger") + ";hsqldb.write_delay=false", "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE CACHED TABLE word (text VARCHAR(100))");
            for (int i = 0; i < 20; i++) {
                statement.execute("INSERT INTO word VALUES ('a\tb\u0001c\u007f\u00fc\u4e2d \\\\u0041 \r\n" + i + "')");
            }
            Files.copy(used.resolve(HsqldbLog.FILE), folder.resolve(HsqldbLog.FILE));
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void is_whole_whatever_letters_were_written_and_with_zeros_behind_it() throws Exception {
        HsqldbLog whole = HsqldbLog.read(folder);
        Files.write(folder.resolve(HsqldbLog.FILE), new byte[1000], StandardOpenOption.APPEND);

        assertThat(whole.isDamaged()).isFalse();
        assertThat(whole.commits()).isGreaterThanOrEqualTo(20);
        assertThat(HsqldbLog.read(folder)).isEqualTo(whole);
    }

    @Test
    void is_damaged_when_one_byte_is_none_that_hsqldb_writes() throws Exception {
        for (int each : new int[] {0, 1, '\t', 0x80, 0xff}) {
            try (RandomAccessFile log =
                    new RandomAccessFile(folder.resolve(HsqldbLog.FILE).toFile(), "rw")) {
                log.seek(log.length() / 2);
                log.write(each);
            }
            assertThat(HsqldbLog.read(folder).isDamaged()).as("byte %d", each).isTrue();
        }
    }
}
