package io.edgesweep.provider.throttle;

import io.edgesweep.time.Sleeper;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets callers pass so that no window of one second, wherever it begins, holds more of them than the ceiling.
 *
 * <p>One bucket that holds the ceiling's permits cannot do that: full at the start, or after a pause, it lets through twice
 * the ceiling in little more than a second. So there are as many buckets as calls in a second, each of one permit that
 * comes back a little more than a second after it was taken, and callers take from them in turn. The call after the next
 * {@code ceiling} calls waits for the same bucket as this one, and thus leaves more than a second after it. The little more
 * is 1 % of the pace, and room for a network that delays one call more than the next.
 *
 * <p>A further bucket keeps neighbours apart by half of their even distance, so that a second's calls do not come at once.
 *
 * <p>Permits are taken when they are used and never booked ahead: a caller that wakes up late takes its permit late, and
 * the second counts from there.
 */
final class Pacer {

    private static final Duration SECOND_AND_A_LITTLE = Duration.ofMillis(1010);
    private static final double SLOWER = 0.8;
    private static final double FASTER = 1.1;
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final Duration UNTIL_FASTER = Duration.ofSeconds(30);

    private final int ceiling;
    private final TimeMeter time;
    private final Sleeper sleeper;
    private final List<Bucket> permits;
    private final Bucket distance;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock state = new ReentrantLock();
    private int next;
    private double pace = 1;
    private long heldUntil;
    private long changed;

    Pacer(int callsPerSecond, TimeMeter time, Sleeper sleeper) {
        this.ceiling = callsPerSecond;
        this.time = time;
        this.sleeper = sleeper;
        this.heldUntil = time.currentTimeNanos();
        this.changed = heldUntil;
        this.permits = IntStream.range(0, ceiling)
                .mapToObj(i -> bucket(permitsAt(pace)))
                .toList();
        this.distance = bucket(distancesAt(pace));
    }

    /** Returns when the caller may send its call, which it must do at once. First come, first served. */
    void await() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            waitOutTheHold();
            take(distance);
            take(permits.get(next));
            next = (next + 1) % ceiling;
        } finally {
            turn.unlock();
        }
    }

    private void take(Bucket bucket) throws InterruptedException {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        while (!probe.isConsumed()) {
            sleeper.sleep(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            probe = bucket.tryConsumeAndReturnRemaining(1);
        }
    }

    /** The provider found us too fast: nobody passes for a second, and the pace drops by a fifth. */
    void slowDown() {
        state.lock();
        try {
            long now = time.currentTimeNanos();
            // The calls in the air are all answered so at once: that is one lesson, not twenty.
            if (now - heldUntil >= 0) {
                changePace(pace * SLOWER, now);
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
            if (pace < 1 && now - changed >= UNTIL_FASTER.toNanos()) {
                changePace(Math.min(1, pace * FASTER), now);
            }
            return heldUntil - now;
        } finally {
            state.unlock();
        }
    }

    private void changePace(double newPace, long now) {
        pace = newPace;
        changed = now;
        permits.forEach(bucket -> reconfigure(bucket, permitsAt(newPace)));
        reconfigure(distance, distancesAt(newPace));
    }

    private Bucket bucket(Bandwidth bandwidth) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth)
                .build();
    }

    private static void reconfigure(Bucket bucket, Bandwidth bandwidth) {
        bucket.replaceConfiguration(
                BucketConfiguration.builder().addLimit(bandwidth).build(), TokensInheritanceStrategy.AS_IS);
    }

    private static Bandwidth permitsAt(double pace) {
        return onePer((long) Math.ceil(SECOND_AND_A_LITTLE.toNanos() / pace));
    }

    private Bandwidth distancesAt(double pace) {
        return onePer((long) Math.ceil(Duration.ofSeconds(1).toNanos() / (2.0 * ceiling * pace)));
    }

    private static Bandwidth onePer(long nanos) {
        return Bandwidth.builder()
                .capacity(1)
                .refillGreedy(1, Duration.ofNanos(nanos))
                .build();
    }
}
