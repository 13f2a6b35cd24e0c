package io.edgesweep.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The head by which a file that is kept from night to night shows that it is whole. 64 bytes, big-endian: eight letters, then
 * as numbers of four bytes the form, its format, the width of a record, and the records beside the entries; then as numbers
 * of eight bytes the generation, the generation in which the file began again, the entries, the CRC-32C of what follows the
 * head, and the CRC-32C of the 56 bytes before it.
 */
public final class KeptFileHeader {

    /** Bytes of the head. What is written before the file is sealed leaves so many free. */
    static final int HEAD = 64;

    private static final long LETTERS = 0x4544474553574550L; // EDGESWEP
    private static final int BUFFER = 1 << 16;

    private KeptFileHeader() {}

    /** What a file holds. */
    public enum Form {
        /** {@link Snapshot}. */
        SNAPSHOT(1, 1, 32),
        /** {@link ListedUrls}. */
        LISTED(2, 1, 0),
        /** Lines of text. */
        DOCUMENTS(3, 1, 0);

        private final int number;
        private final int format;
        private final int width;

        /** @param width bytes of a record; 0 where they are of different widths */
        Form(int number, int format, int width) {
            this.number = number;
            this.format = format;
            this.width = width;
        }
    }

    /** How a file was found. */
    public enum State {
        /** There is none. */
        ABSENT,
        /** It has no head: it was written by a program that wrote none, or its beginning is damaged. */
        HEADLESS,
        /** It is not as it was written. */
        DAMAGED,
        /** It is as it was written. */
        WHOLE
    }

    /**
     * What a head tells.
     *
     * @param generation counts the versions of the file
     * @param since      the generation in which it began with nothing
     * @param size       how much it holds
     * @param checksum   of what follows the head
     */
    public record Seal(long generation, long since, Size size, long checksum) {

        static final Seal NONE = new Seal(0, 0, Size.of(0), 0);

        /** How many entries it holds. */
        public long entries() {
            return size.entries();
        }
    }

    /** A file as it was found; only a whole one has a seal that tells something. */
    public record Found(State state, Seal seal) {}

    /** Takes a new version of a file, which is written but has no head yet, seals it, and puts it in its place. */
    @FunctionalInterface
    public interface Placement {

        /**
         * Does so. The file is on disk, and in its place, when this returns.
         *
         * @param aside   the new version
         * @param size    how much it holds
         */
        void put(Path aside, Size size) throws IOException;
    }

    /**
     * How much a file holds.
     *
     * @param entries what it is about: of a snapshot, its targets
     * @param more    records beside one for each entry: of a snapshot, what the origin answered about targets
     */
    public record Size(long entries, int more) {

        /** So many entries, and nothing beside them. */
        public static Size of(long entries) {
            return new Size(entries, 0);
        }
    }

    /** Reads all of a file, and tells how it was found. */
    public static Found look(Path file, Form form) throws IOException {
        if (Files.notExists(file)) {
            return new Found(State.ABSENT, Seal.NONE);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // A head may come in pieces.
            }
            if (head.hasRemaining() || head.flip().getLong() != LETTERS) {
                return new Found(State.HEADLESS, Seal.NONE);
            }
            boolean isOfForm =
                    head.getInt() == form.number && head.getInt() == form.format && head.getInt() == form.width;
            int more = head.getInt();
            Seal seal = new Seal(head.getLong(), head.getLong(), new Size(head.getLong(), more), head.getLong());
            boolean whole = isOfForm
                    && head.getLong() == checksum(head.array())
                    && (form.width == 0 || channel.size() == HEAD + form.width * (seal.entries() + more))
                    && checksum(channel) == seal.checksum();
            return whole ? new Found(State.WHOLE, seal) : new Found(State.DAMAGED, Seal.NONE);
        }
    }

    /**
     * Writes the head of a file, and gives what it tells. The file is on disk when this returns.
     *
     * @param since the generation in which the file began with nothing
     */
    public static Seal seal(Path file, Form form, long generation, long since, Size size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(HEAD);
            Seal seal = new Seal(generation, since, size, checksum(channel));
            ByteBuffer head = ByteBuffer.allocate(HEAD)
                    .putLong(LETTERS)
                    .putInt(form.number)
                    .putInt(form.format)
                    .putInt(form.width)
                    .putInt(size.more())
                    .putLong(generation)
                    .putLong(since)
                    .putLong(size.entries())
                    .putLong(seal.checksum());
            head.putLong(checksum(head.array())).flip();
            for (long at = 0; head.hasRemaining(); ) {
                at += channel.write(head, at);
            }
            channel.force(true);
            return seal;
        }
    }

    /** Writes a text after room for the head. */
    public static void writeText(Path file, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file, ByteBuffer.allocate(HEAD + utf8.length).put(HEAD, utf8).array());
    }

    /** The text after the head of a whole file. */
    public static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.UTF_8);
    }

    /** Whether a file of the form was written to its end, and is as it was then. */
    static boolean isWhole(Path file, Form form) throws IOException {
        return look(file, form).state() == State.WHOLE;
    }

    private static long checksum(byte[] head) {
        CRC32C crc = new CRC32C();
        crc.update(head, 0, HEAD - Long.BYTES);
        return crc.getValue();
    }

    /** Of the rest of the file. */
    private static long checksum(FileChannel channel) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (channel.read(buffer) >= 0) {
            crc.update(buffer.flip());
            buffer.clear();
        }
        return crc.getValue();
    }
}
