package io.edgesweep.targets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Reads what {@link RowEncoder} wrote, value by value in the same order. */
final class RowDecoder {

    private final byte[] bytes;
    private int position;
    private final List<String> words = new ArrayList<>();
    private byte[] last = {};
    private long ordinal = -1;
    private String source = "";
    private long line;
    private long millis;

    /** @throws IllegalArgumentException when the bytes have another form */
    RowDecoder(byte[] written) {
        int version = written.length == 0 ? -1 : written[0];
        switch (version) {
            case RowEncoder.PLAIN -> {
                bytes = written;
                position = 1;
            }
            case RowEncoder.COMPRESSED -> bytes = uncompressed(written);
            default ->
                throw new IllegalArgumentException("these rows were not written by this version or an earlier one");
        }
    }

    private static byte[] uncompressed(byte[] written) {
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(written, 1, written.length - 1))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[position++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private long difference() {
        long number = number();
        return (number >>> 1) ^ -(number & 1);
    }

    /** The row's number; {@link #place} must follow. */
    long ordinal() {
        ordinal += 1 + difference();
        return ordinal;
    }

    /** The number of a row that stands where it is to be expected; {@link #nextPlace} must follow. */
    long nextOrdinal() {
        return ++ordinal;
    }

    Place nextPlace() {
        return new Place(source, ++line);
    }

    Place place() {
        source = word();
        line += 1 + difference();
        return new Place(source, line);
    }

    String word() {
        int number = (int) number();
        if (number > 0) {
            return words.get(number - 1);
        }
        String word = text();
        words.add(word);
        return word;
    }

    String text() {
        int length = (int) number();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    String likeLast() {
        int same = (int) number();
        int length = (int) number();
        byte[] utf8 = new byte[same + length];
        System.arraycopy(last, 0, utf8, 0, same);
        System.arraycopy(bytes, position, utf8, same, length);
        position += length;
        last = utf8;
        return new String(utf8, StandardCharsets.UTF_8);
    }

    Instant moment() {
        millis += difference();
        return Instant.ofEpochMilli(millis);
    }
}
