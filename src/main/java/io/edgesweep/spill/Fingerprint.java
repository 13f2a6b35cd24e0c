package io.edgesweep.spill;

import io.edgesweep.target.Method;
import io.edgesweep.target.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits that stand for a target. Two targets with the same fingerprint are taken for one, so it is cut from a SHA-256:
 * nobody can make two URLs that collide.
 *
 * @param high the first 64 bits
 * @param low  the next 64
 */
public record Fingerprint(long high, long low) implements Comparable<Fingerprint> {

    /** The fingerprint of a target. A purge of the same target by the other method is another wish. */
    public static Fingerprint of(String site, Target target, Method method) {
        String text = site + '\n' + target.kind() + '\n' + method + '\n' + target.value();
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }

    /** In the order in which a {@link TupleSorter} sorts the two numbers. */
    @Override
    public int compareTo(Fingerprint other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compare(low, other.low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
