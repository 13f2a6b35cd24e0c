package io.edgesweep.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the command line shows instead of a password: made anew at each start, and found in the home folder, by its owner
 * only.
 *
 * @param text the token
 */
record HandOverToken(String text) {

    private static final String PREFIX = "Bearer ";

    static HandOverToken random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new HandOverToken(HexFormat.of().formatHex(bytes));
    }

    /** Whether the header {@code Authorization} holds any token. */
    static boolean isSent(@Nullable String header) {
        return header != null && header.startsWith(PREFIX);
    }

    /** Whether it holds this one. */
    boolean isIn(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        (PREFIX + text).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "HandOverToken";
    }
}
