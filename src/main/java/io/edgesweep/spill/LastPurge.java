package io.edgesweep.spill;

import io.edgesweep.targets.Seen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a target from an earlier run.
 *
 * @param version stands for what the row said of the target then; rows that say the same have the same
 * @param sentAt  when the purge was sent that was confirmed then
 * @param repeated whether a purge before that one was confirmed for the same version
 * @param seen    what the origin had answered about it then, or when it was asked last and nothing had changed; null for one
 *                about which it was not asked
 * @param failed  whether a purge that was sent after it failed or was refused
 */
public record LastPurge(
        long version,
        Instant sentAt,
        boolean repeated,
        @Nullable Seen seen,
        boolean failed) {

    /** Of a target that a row asks for whatever is known of it: this is no purge. */
    public static final LastPurge DISREGARDED = new LastPurge(0, Instant.EPOCH, false);

    /** Of a target none of whose purges was confirmed, while one failed. */
    public static final LastPurge NONE_BUT_FAILED = new LastPurge(0, Instant.EPOCH, false, null, true);

    /** One after which none has failed. */
    public LastPurge(long version, Instant sentAt, boolean repeated, @Nullable Seen seen) {
        this(version, sentAt, repeated, seen, false);
    }

    /** One about which the origin was not asked. */
    public LastPurge(long version, Instant sentAt, boolean repeated) {
        this(version, sentAt, repeated, null);
    }
}
