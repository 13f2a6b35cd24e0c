package io.edgesweep.targets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes the values of rows one after the other, each as briefly as what came before allows. */
final class RowEncoder {

    /** Of the compressed form. */
    static final byte COMPRESSED = 4;

    /** Of the form that is not compressed. */
    static final byte PLAIN = 5;

    private byte[] bytes = new byte[1 << 14];
    private int size = 1;
    private final Map<String, Integer> words = new HashMap<>();
    private byte[] last = {};
    private long ordinal = -1;
    private long line;
    private long millis;

    /** A number that is seldom negative. Seven bits a byte, the lowest first. */
    void number(long number) {
        reserve(Long.BYTES + 2);
        if ((number & ~0x7FL) == 0) {
            // as nearly all are
            bytes[size++] = (byte) number;
            return;
        }
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Small numbers of either sign become small ones of none. */
    private void difference(long number) {
        number((number << 1) ^ (number >> 63));
    }

    /** Where a row stands. */
    void position(long newOrdinal, Place place) {
        difference(newOrdinal - ordinal - 1);
        ordinal = newOrdinal;
        word(place.source());
        difference(place.line() - line - 1);
        line = place.line();
    }

    /** A row stands where it is to be expected after the one before, so there is nothing to write. */
    void nextPosition() {
        ordinal++;
        line++;
    }

    /** A text that comes again and again: it is written once, then by its number. */
    void word(String word) {
        Integer known = words.get(word);
        if (known == null) {
            words.put(word, words.size() + 1);
            number(0);
            text(word);
        } else {
            number(known);
        }
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        put(utf8, 0);
    }

    /** A text that begins like the last one that was written by this. */
    void likeLast(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int common = Arrays.mismatch(utf8, last);
        int same = common < 0 ? utf8.length : common;
        number(same);
        number(utf8.length - same);
        put(utf8, same);
        last = utf8;
    }

    /** A moment, to the millisecond. */
    void moment(Instant moment) {
        difference(moment.toEpochMilli() - millis);
        millis = moment.toEpochMilli();
    }

    private void put(byte[] utf8, int from) {
        int length = utf8.length - from;
        reserve(length);
        System.arraycopy(utf8, from, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    byte[] plain() {
        bytes[0] = PLAIN;
        return Arrays.copyOf(bytes, size);
    }

    byte[] compressed() {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes, 1, size - 1);
            deflater.finish();
            byte[] result = new byte[size / 2 + 64];
            int length = 1;
            while (!deflater.finished()) {
                if (length == result.length) {
                    result = Arrays.copyOf(result, 2 * length);
                }
                length += deflater.deflate(result, length, result.length - length);
            }
            result[0] = COMPRESSED;
            return Arrays.copyOf(result, length);
        } finally {
            deflater.end();
        }
    }
}
