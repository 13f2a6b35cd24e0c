package io.edgesweep.snapshot;

import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
        MessageDigest sha256 = Sha256.begin();
        new TreeMap<>(columns).forEach((name, value) -> {
            sha256.update(name.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(value.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
        });
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
