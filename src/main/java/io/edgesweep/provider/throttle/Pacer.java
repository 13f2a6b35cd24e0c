package io.edgesweep.provider.throttle;

import io.edgesweep.time.Sleeper;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets callers pass one after the other, at a distance in time that keeps every one-second window under the ceiling.
 *
 * <p>The bucket holds one permit and refills at 99 % of the ceiling, so it never saves up: two permits are always taken
 * at least {@code 1 s / (0.99 × ceiling)} apart, and {@code ceiling + 1} of them span more than a second. A caller that
 * wakes up late takes its permit late, and the distance counts from there: that is why permits are not booked ahead.
 */
final class Pacer {

    /** How much of the ceiling is used; the rest is room for a network that delays one call more than the next. */
    private static final double SHARE = 0.99;

    private static final double SLOWER = 0.8;
    private static final double FASTER = 1.1;
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final Duration UNTIL_FASTER = Duration.ofSeconds(30);

    private final double ceiling;
    private final TimeMeter time;
    private final Sleeper sleeper;
    private final Bucket bucket;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock state = new ReentrantLock();
    private double rate;
    private long heldUntil;
    private long changed;

    Pacer(int callsPerSecond, TimeMeter time, Sleeper sleeper) {
        this.ceiling = callsPerSecond * SHARE;
        this.rate = ceiling;
        this.time = time;
        this.sleeper = sleeper;
        this.heldUntil = time.currentTimeNanos();
        this.changed = heldUntil;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth(rate))
                .build();
    }

    /** Returns when the caller may send its call, which it must do at once. First come, first served. */
    void await() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            waitOutTheHold();
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            while (!probe.isConsumed()) {
                sleeper.sleep(Duration.ofNanos(probe.getNanosToWaitForRefill()));
                probe = bucket.tryConsumeAndReturnRemaining(1);
            }
        } finally {
            turn.unlock();
        }
    }

    /** The provider found us too fast: nobody passes for a second, and the pace drops by a fifth. */
    void slowDown() {
        state.lock();
        try {
            long now = time.currentTimeNanos();
            // The calls in the air are all answered so at once: that is one lesson, not twenty.
            if (now - heldUntil >= 0) {
                setRate(rate * SLOWER, now);
            }
            heldUntil = now + HOLD.toNanos();
        } finally {
            state.unlock();
        }
    }

    private void waitOutTheHold() throws InterruptedException {
        for (long left = nanosHeld(); left > 0; left = nanosHeld()) {
            sleeper.sleep(Duration.ofNanos(left));
        }
    }

    private long nanosHeld() {
        state.lock();
        try {
            long now = time.currentTimeNanos();
            if (rate < ceiling && now - changed >= UNTIL_FASTER.toNanos()) {
                setRate(Math.min(ceiling, rate * FASTER), now);
            }
            return heldUntil - now;
        } finally {
            state.unlock();
        }
    }

    private void setRate(double newRate, long now) {
        rate = newRate;
        changed = now;
        bucket.replaceConfiguration(
                io.github.bucket4j.BucketConfiguration.builder()
                        .addLimit(bandwidth(rate))
                        .build(),
                TokensInheritanceStrategy.AS_IS);
    }

    private static Bandwidth bandwidth(double rate) {
        Duration distance = Duration.ofNanos((long) Math.ceil(TimeUnit.SECONDS.toNanos(1) / rate));
        return Bandwidth.builder().capacity(1).refillGreedy(1, distance).build();
    }
}
