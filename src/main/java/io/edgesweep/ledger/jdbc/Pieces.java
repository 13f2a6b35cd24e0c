package io.edgesweep.ledger.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into pieces where its content says so, so that a stream in which little has changed has nearly the same pieces: a piece
 * ends where the low bits of a hash that rolls over the last 64 bytes are zero. The way is known as gear hashing (Xia et al., "Ddelta",
 * 2014).
 */
final class Pieces {

    /** Bytes of the shortest and of the longest piece; the common one has some 64 KB more than the shortest. */
    private static final int SHORTEST = 16 * 1024;

    private static final int LONGEST = 512 * 1024;
    private static final long END = 0xFFFF_0000_0000_0000L;

    /** A number for each byte, with nothing special about it but that it is always the same. */
    private static final long[] GEAR = gear();

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private int filled;

    Pieces(InputStream in) {
        this.in = in;
    }

    private static long[] gear() {
        long[] gear = new long[256];
        long state = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < gear.length; i++) {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            gear[i] = mixed ^ (mixed >>> 31);
        }
        return gear;
    }

    /** The next piece; empty at the end. */
    Optional<byte[]> next() throws IOException {
        filled += in.readNBytes(buffer, filled, buffer.length - filled);
        if (filled == 0) {
            return Optional.empty();
        }
        int end = end();
        byte[] piece = Arrays.copyOf(buffer, end);
        System.arraycopy(buffer, end, buffer, 0, filled - end);
        filled -= end;
        return Optional.of(piece);
    }

    private int end() {
        long hash = 0;
        for (int i = 0; i < filled; i++) {
            hash = (hash << 1) + GEAR[buffer[i] & 0xff];
            if (i >= SHORTEST && (hash & END) == 0) {
                return i + 1;
            }
        }
        return filled;
    }
}
