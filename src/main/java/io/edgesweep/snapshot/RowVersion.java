package io.edgesweep.snapshot;

import io.edgesweep.targets.TargetRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** A number for what a row says of its target: another number, another page. */
final class RowVersion {

    private RowVersion() {}

    /** The number: of the lastmod, of which a date is another value than its first minute, and of the columns that mean nothing to us. */
    static long of(TargetRow row) {
        long lastmod = row.lastmod() == null ? 0 : row.lastmod().number();
        return row.extra().isEmpty() ? lastmod : lastmod ^ digest(row.extra());
    }

    private static long digest(Map<String, String> columns) {
        MessageDigest sha256 = sha256();
        new TreeMap<>(columns).forEach((name, value) -> {
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(value.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        });
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
