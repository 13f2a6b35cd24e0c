package io.edgesweep.ledger.hsqldb;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checksums of HSQLDB's log, noted beside it as it grows. HSQLDB has none, and replays letters that were written over others as
 * if it had written them. A line for each length at which it was looked at: so the lines that are about what is left of a log
 * hold, too, for one that was cut by a crash of the machine. The first line tells by its timestamp which log they are of.
 *
 * <p>Nothing waits for the disk here: a line that is missing says nothing. So notes that were cut at their end are taken as they are. A
 * crash of the machine leaves just those beside a log that is whole, and a kill leaves the last commit without its line; to refuse them
 * would refuse a ledger that has lost nothing. The log is looked at by what is left of them.
 * Nor would their number help beside what {@link CallsBeside} writes: that is forced only when a log begins anew, and in between
 * either file may outlive the other.
 */
final class LogSums {

    static final String FILE = "log-sums";

    private static final Logger log = LoggerFactory.getLogger(LogSums.class);

    private static final long FORMAT = 1;
    private static final int BUFFER = 1 << 16;

    private final File written;
    private final File notes;
    private final CRC32C sum = new CRC32C();
    private long length;
    private boolean begun;

    LogSums(Path folder) {
        this.written = folder.resolve(HsqldbLog.FILE).toFile();
        this.notes = folder.resolve(FILE).toFile();
    }

    /**
     * HSQLDB has put its files in order, and begins a new log, or has just begun one.
     *
     * @throws IOException when that cannot be noted
     */
    synchronized void begin(HsqldbState state) throws IOException {
        begun = false;
        note(false, FORMAT, state.timestamp());
        sum.reset();
        length = 0;
        begun = true;
        follow();
    }

    /** Notes what has been written to the log since. */
    synchronized void follow() {
        if (!begun || written.length() <= length) {
            // Or the log is gone, and a new one not begun.
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(written, "r")) {
            byte[] buffer = new byte[(int) Math.min(BUFFER, bytes.length() - length)];
            bytes.seek(length);
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sum.update(buffer, 0, read);
                length += read;
            }
            note(true, length, sum.getValue());
        } catch (IOException e) {
            begun = false;
            log.warn(
                    "The checksums of the ledger's log cannot be written down ({}), so damage to it would not be noticed",
                    e.getMessage());
        }
    }

    private void note(boolean append, long... numbers) throws IOException {
        try (FileOutputStream out = new FileOutputStream(notes, append)) {
            out.write((CheckedLine.of(numbers) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * What was noted of the log that belongs to the state; nothing, when it was noted of another: then the process ended before
     * it noted anything of this one.
     *
     * @throws IOException when it cannot be read
     */
    static Noted noted(Path folder, HsqldbState state) throws IOException {
        Path file = folder.resolve(FILE);
        BufferedReader lines = Files.isRegularFile(file)
                ? Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)
                : new BufferedReader(Reader.nullReader());
        return new Noted(lines, state.timestamp());
    }

    /** Is shown the log, piece by piece, and compares it with what was noted. */
    static final class Noted implements Closeable {

        private final BufferedReader lines;
        private final boolean isWhole;
        private final CRC32C sum = new CRC32C();
        /** The length and the checksum to compare next; null after the last. */
        private long @Nullable [] next;

        private long position;
        private long differsAt = Long.MAX_VALUE;

        private Noted(BufferedReader lines, long timestamp) throws IOException {
            this.lines = lines;
            long[] first = nextLine();
            this.isWhole = first != null && first[0] == FORMAT;
            this.next = first != null && isWhole && first[1] == timestamp ? nextLine() : null;
        }

        /** Whether there is a first line, so that anything can be told. */
        boolean isWhole() {
            return isWhole;
        }

        /** The least length at which the log is not as it was noted; the greatest number where it is. */
        long differsAt() {
            return differsAt;
        }

        /** What comes next in the log. */
        void read(ByteBuffer bytes) throws IOException {
            while (next != null && bytes.hasRemaining()) {
                int part = (int) Math.min(bytes.remaining(), next[0] - position);
                sum.update(bytes.slice(bytes.position(), part));
                bytes.position(bytes.position() + part);
                position += part;
                if (position == next[0]) {
                    if (sum.getValue() != next[1]) {
                        differsAt = Math.min(differsAt, position);
                    }
                    next = nextLine();
                }
            }
        }

        /** The next line that is whole, and about a greater length; null after the last. */
        private long @Nullable [] nextLine() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<long[]> numbers = CheckedLine.read(line);
                if (numbers.isPresent() && numbers.get().length == 2 && numbers.get()[0] > position) {
                    return numbers.get();
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
