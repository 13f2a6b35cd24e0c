package io.edgesweep.spill;

import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Makes {@link Fingerprint}s. They are cut from a SHA-256, so that nobody can make two URLs that collide. For one thread.
 */
public final class Fingerprinter {

    private final MessageDigest sha256;
    private final CacheKeys keys;

    /**
     * Looks up the algorithm, which costs as much as using it: once for all rows.
     *
     * @param keys by which two targets are one
     */
    public Fingerprinter(CacheKeys keys) {
        this.keys = keys;
        sha256 = Sha256.begin();
    }

    /** The fingerprint of a row's target. A purge of the same target by the other method is another wish. */
    public Fingerprint of(TargetRow row) {
        String text = row.site() + '\n' + row.target().kind() + '\n' + row.method() + '\n' + keys.of(row);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(digest.getLong(), digest.getLong());
    }
}
