package io.edgesweep.ledger.hsqldb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The log of what was committed since HSQLDB last put its files in order: lines of ASCII, for what is not ASCII is escaped
 * (2.7.4, {@code StringConverter.stringToUnicodeBytes}), and so are control characters. A process that was killed leaves the beginning of what it was about to write, so the
 * last line may be a part of one. A machine that lost its power may leave zeros behind it.
 *
 * @param wholeLines how many bytes the lines take that have an end
 * @param commits    how many of them are commits
 * @param isDamaged  whether bytes are among them that HSQLDB does not write, zeros with something behind them, or others
 *                   than were noted
 */
record HsqldbLog(long wholeLines, int commits, boolean isDamaged) {

    static final String FILE = "ledger.log";

    private static final HsqldbLog NONE = new HsqldbLog(0, 0, false);
    private static final int BUFFER = 1 << 16;
    private static final byte[] COMMIT = {'C', 'O', 'M', 'M', 'I', 'T'};

    /**
     * Reads it; a log that is not there is empty.
     *
     * @param noted what was noted of it
     */
    static HsqldbLog read(Path folder, LogSums.Noted noted) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            return NONE;
        }
        Lines lines = new Lines();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            while (log.read(buffer.clear()) >= 0) {
                noted.read(buffer.flip().duplicate());
                while (buffer.hasRemaining()) {
                    lines.add(buffer.get());
                }
            }
        }
        return new HsqldbLog(lines.whole, lines.commits, lines.damaged || noted.differsAt() <= lines.used);
    }

    /** Takes the part of a line off that is at the end, which HSQLDB would not replay. */
    void cutOff(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && Files.size(file) > wholeLines) {
            try (FileChannel log = FileChannel.open(file, StandardOpenOption.WRITE)) {
                log.truncate(wholeLines);
                log.force(true);
            }
        }
    }

    /** Follows the bytes of the log. */
    private static final class Lines {

        private long position;
        /** Where the last byte ends that is no zero. */
        private long used;

        private long whole;
        private int commits;
        private boolean zeros;
        private boolean damaged;
        /** How many bytes of this line are those of a commit; -1 when it is another one. */
        private int matched;

        void add(byte each) {
            position++;
            if (each == 0) {
                zeros = true;
                return;
            }
            used = position;
            damaged |= zeros || (each < ' ' && each != '\r' && each != '\n');
            if (each == '\n') {
                commits += matched == COMMIT.length ? 1 : 0;
                matched = 0;
                whole = position;
            } else if (each != '\r') {
                matched = matched >= 0 && matched < COMMIT.length && COMMIT[matched] == each ? matched + 1 : -1;
            }
        }
    }
}
