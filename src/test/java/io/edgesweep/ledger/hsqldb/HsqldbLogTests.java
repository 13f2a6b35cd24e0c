package io.edgesweep.ledger.hsqldb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.hsqldb.HsqldbState.Modified;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
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
            LogSums sums = new LogSums(used);
            sums.begin(HsqldbState.of(used).orElseThrow());
            for (int i = 0; i < 20; i++) {
                statement.execute("INSERT INTO word VALUES ('a\tb\u0001c\u007f\u00fc\u4e2d \\\\u0041 \r\n" + i + "')");
                sums.follow();
            }
            for (String file : List.of(HsqldbLog.FILE, LogSums.FILE, HsqldbState.FILE)) {
                Files.copy(used.resolve(file), folder.resolve(file));
            }
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void is_whole_whatever_letters_were_written_and_with_zeros_behind_it() throws Exception {
        HsqldbLog whole = read();
        Files.write(folder.resolve(HsqldbLog.FILE), new byte[1000], StandardOpenOption.APPEND);

        assertThat(whole.isDamaged()).isFalse();
        assertThat(whole.commits()).isGreaterThanOrEqualTo(20);
        assertThat(read()).isEqualTo(whole);
    }

    @Test
    void is_damaged_when_one_byte_is_none_that_hsqldb_writes() throws Exception {
        for (int each : new int[] {0, 1, '\t', 0x80, 0xff}) {
            try (RandomAccessFile log =
                    new RandomAccessFile(folder.resolve(HsqldbLog.FILE).toFile(), "rw")) {
                log.seek(log.length() / 2);
                log.write(each);
            }
            assertThat(read().isDamaged()).as("byte %d", each).isTrue();
        }
    }

    @Test
    void is_damaged_when_letters_are_others_or_fewer_than_were_noted() throws Exception {
        String whole = Files.readString(folder.resolve(HsqldbLog.FILE));

        Files.writeString(folder.resolve(HsqldbLog.FILE), whole.replaceFirst("VALUES", "VALVES"));
        assertThat(read().isDamaged()).isTrue();
        Files.writeString(folder.resolve(HsqldbLog.FILE), whole.replaceFirst("VALUES", "VALUE"));
        assertThat(read().isDamaged()).isTrue();
        Files.delete(folder.resolve(LogSums.FILE));
        assertThat(read().isDamaged()).isFalse();
    }

    @Test
    void is_whole_wherever_it_was_cut_and_whatever_was_noted_of_an_earlier_log() throws Exception {
        byte[] whole = Files.readAllBytes(folder.resolve(HsqldbLog.FILE));
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(folder.resolve(HsqldbLog.FILE), Arrays.copyOf(whole, length));
            assertThat(read().isDamaged()).as("cut at %d", length).isFalse();
            // As a machine may leave it that lost its power.
            Files.write(folder.resolve(HsqldbLog.FILE), Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
            assertThat(read().isDamaged()).as("zeros from %d", length).isFalse();
        }
        Files.write(
                folder.resolve(HsqldbLog.FILE),
                new String(whole, US_ASCII).replace('V', 'W').getBytes(US_ASCII));
        assertThat(read().isDamaged()).isTrue();
        new LogSums(folder).begin(new HsqldbState(Modified.YES, 0));
        assertThat(read().isDamaged()).isFalse();
    }

    private HsqldbLog read() throws IOException {
        try (LogSums.Noted noted = LogSums.noted(folder, HsqldbState.of(folder).orElseThrow())) {
            return HsqldbLog.read(folder, noted);
        }
    }
}
