package io.edgesweep.target;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The compressed form in which rows are kept, on disk and in the ledger. The first byte is the version of the form; a
 * later version must still read what an earlier one wrote, because a ledger outlives the program that wrote it.
 */
public final class RowCodec {

    private static final int VERSION = 1;

    private RowCodec() {}

    /** Writes targets. */
    public static byte[] write(List<TargetRow> rows) {
        return pack(out -> {
            out.writeInt(rows.size());
            Strings strings = new Strings();
            for (TargetRow row : rows) {
                out.writeLong(row.ordinal());
                strings.write(out, row.place().source());
                out.writeLong(row.place().line());
                strings.write(out, row.site());
                strings.write(out, row.target().kind().name());
                writeText(out, row.target().value());
                strings.write(out, row.method().name());
                out.writeByte(row.priority());
                Instant lastmod = row.lastmod();
                out.writeLong(lastmod == null ? Long.MIN_VALUE : lastmod.toEpochMilli());
                out.writeShort(row.extra().size());
                for (Map.Entry<String, String> column : row.extra().entrySet()) {
                    strings.write(out, column.getKey());
                    writeText(out, column.getValue());
                }
            }
        });
    }

    /** Reads what {@link #write} wrote. */
    public static List<TargetRow> read(byte[] bytes) {
        return unpack(bytes, in -> {
            int size = in.readInt();
            List<TargetRow> rows = new ArrayList<>(size);
            Strings strings = new Strings();
            for (int i = 0; i < size; i++) {
                rows.add(readTarget(in, strings));
            }
            return rows;
        });
    }

    private static TargetRow readTarget(DataInputStream in, Strings strings) throws IOException {
        long ordinal = in.readLong();
        Place place = new Place(strings.read(in), in.readLong());
        String site = strings.read(in);
        Target target = new Target(Kind.valueOf(strings.read(in)), readText(in));
        Method method = Method.valueOf(strings.read(in));
        int priority = in.readByte();
        long millis = in.readLong();
        @Nullable Instant lastmod = millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
        int columns = in.readUnsignedShort();
        Map<String, String> extra = new LinkedHashMap<>();
        for (int i = 0; i < columns; i++) {
            extra.put(strings.read(in), readText(in));
        }
        return new TargetRow(ordinal, place, site, target, method, priority, lastmod, extra);
    }

    /** Writes rejected rows. */
    public static byte[] writeRejected(List<RejectedRow> rows) {
        return pack(out -> {
            out.writeInt(rows.size());
            Strings strings = new Strings();
            for (RejectedRow row : rows) {
                out.writeLong(row.ordinal());
                strings.write(out, row.place().source());
                out.writeLong(row.place().line());
                writeText(out, row.text());
                strings.write(out, row.rejection().name());
                writeText(out, row.reason());
            }
        });
    }

    /** Reads what {@link #writeRejected} wrote. */
    public static List<RejectedRow> readRejected(byte[] bytes) {
        return unpack(bytes, in -> {
            int size = in.readInt();
            List<RejectedRow> rows = new ArrayList<>(size);
            Strings strings = new Strings();
            for (int i = 0; i < size; i++) {
                rows.add(new RejectedRow(
                        in.readLong(),
                        new Place(strings.read(in), in.readLong()),
                        readText(in),
                        Rejection.valueOf(strings.read(in)),
                        readText(in)));
            }
            return rows;
        });
    }

    private static byte[] pack(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8192))) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static <T> T unpack(byte[] bytes, Reading<T> reading) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException("these rows were not written by this version or an earlier one");
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            return reading.readFrom(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not {@link DataOutputStream#writeUTF}, which refuses texts above 64 KiB. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T readFrom(DataInputStream in) throws IOException;
    }

    /** Texts that come again and again: each is written once, then by its number. */
    private static final class Strings {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final List<String> known = new ArrayList<>();

        void write(DataOutputStream out, String text) throws IOException {
            Integer number = numbers.putIfAbsent(text, numbers.size());
            if (number == null) {
                out.writeInt(-1);
                writeText(out, text);
            } else {
                out.writeInt(number);
            }
        }

        String read(DataInputStream in) throws IOException {
            int number = in.readInt();
            if (number >= 0) {
                return known.get(number);
            }
            String text = readText(in);
            known.add(text);
            return text;
        }
    }
}
