package io.edgesweep.sandbox.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The sandbox's time, which can be moved while it runs: ahead, for quota days and the life of tasks; and, apart from
 * that, off, for the timestamps of signatures.
 */
final class SandboxClock implements InstantSource {

    private final InstantSource source;
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration skew = Duration.ZERO;

    SandboxClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead);
    }

    /** The time by which timestamps are judged. It does not move ahead: clients sign by the real time. */
    InstantSource ofSignatures() {
        return () -> source.instant().plus(skew);
    }

    synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock moves ahead only: " + duration);
        }
        ahead = ahead.plus(duration);
    }

    void skew(Duration duration) {
        skew = duration;
    }
}
