package io.edgesweep.provider.throttle;

import io.edgesweep.process.Patience;
import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets callers pass so that no window of one second, wherever it begins, holds more of their calls than the ceiling.
 *
 * <p>There are as many permits as calls in a second. Each is back a little more than a second after its call <em>left</em>:
 * on a busy machine a call may leave long after its permit was given, and the second would have begun too early. The little
 * more is 1 % of the pace, and room for a network that delays one call more than the next. A network that needs more room is told
 * by a refusal, and has up to 3 % for a while.
 *
 * <p>Neighbours are kept apart by half of their even distance, so that a second's calls do not come at once.
 *
 * <p>Permits are taken when they are used and never booked ahead: a caller that wakes up late takes its permit late.
 */
final class SlidingWindowLimiter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LITTLE = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMillis(30);
    private static final double SLOWER = 0.8;
    private static final double FASTER = 1.1;

    /** Slower than that it is not the pace that is wrong, and whoever waits could wait for minutes. */
    private static final double SLOWEST = 0.1;

    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final Duration UNTIL_FASTER = Duration.ofSeconds(30);
    private static final Duration UNTIL_LESS_ROOM = Duration.ofMinutes(2);

    /** One refusal in so long a time teaches nothing: some calls of others, or a network that was slow for a moment. */
    private static final Duration LONE = Duration.ofSeconds(10);

    /** So long after a refusal those may still come in that were in the air with it. */
    private static final Duration LESSON = Duration.ofSeconds(1);

    private static final Duration HOLD_OF_LONE = Duration.ofMillis(100);

    /** So often is looked whether one of the calls has left that hold all permits. */
    private static final Duration UNTIL_ANY_LEFT = Duration.ofMillis(1);

    private final int ceiling;
    private final LongSupplier nanos;
    private final Sleeper sleeper;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock state = new ReentrantLock();

    /** The permits that nobody holds: when the last call of each has left. */
    private final PriorityQueue<Long> departures = new PriorityQueue<>();

    /** How much later than a second a permit is back. */
    private Duration room = LITTLE;

    private double pace = 1;
    private long lastGiven;
    private long lastRefusal;
    private long lesson;
    private long heldUntil;
    private long changed;

    /** @param nanos tells the time, in nanoseconds from anywhere, and is never set */
    SlidingWindowLimiter(int callsPerSecond, LongSupplier nanos, Sleeper sleeper) {
        this.ceiling = callsPerSecond;
        this.nanos = nanos;
        this.sleeper = sleeper;
        long now = nanos.getAsLong();
        long longAgo = now - Duration.ofHours(1).toNanos();
        for (int i = 0; i < ceiling; i++) {
            departures.add(longAgo);
        }
        this.lastGiven = longAgo;
        this.lastRefusal = longAgo;
        this.lesson = longAgo;
        this.heldUntil = now;
        this.changed = now;
    }

    /**
     * Returns when the caller may send its call, which it must do at once. First come, first served.
     *
     * @return empty when the wait was over before
     */
    Optional<Given> await(Patience.Wait wait) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (long left = nanosLeft(); left > 0; left = nanosLeft()) {
                if (!wait.sleep(Duration.ofNanos(left), sleeper)) {
                    return Optional.empty();
                }
            }
            return Optional.of(given());
        } finally {
            turn.unlock();
        }
    }

    /** How long the next caller has to wait at least. */
    private long nanosLeft() {
        state.lock();
        try {
            long now = nanos.getAsLong();
            if (pace < 1 && now - changed >= UNTIL_FASTER.toNanos()) {
                changePace(Math.min(1, pace * FASTER), now);
            }
            if (now - lastRefusal >= UNTIL_LESS_ROOM.toNanos()) {
                room = LITTLE;
            }
            Long departure = departures.peek();
            long permit = departure == null
                    ? UNTIL_ANY_LEFT.toNanos()
                    : departure + atPace(1.0 * SECOND.plus(room).toNanos()) - now;
            long apart = lastGiven + atPace(SECOND.toNanos() / (2.0 * ceiling)) - now;
            return Math.max(heldUntil - now, Math.max(permit, apart));
        } finally {
            state.unlock();
        }
    }

    private long atPace(double nanosAtFullPace) {
        return (long) Math.ceil(nanosAtFullPace / pace);
    }

    private Given given() {
        state.lock();
        try {
            lastGiven = nanos.getAsLong();
            return new Given(departures.remove());
        } finally {
            state.unlock();
        }
    }

    /**
     * The provider found us too fast. Once is nothing; if it does so again, nobody passes for a second, at a lower pace. What was in
     * the air at the first refusal is refused with it, as when a network that was slow for a moment lets all go at once: that is one
     * lesson, not twenty.
     */
    void slowDown() {
        state.lock();
        try {
            long now = nanos.getAsLong();
            boolean lone = now - lastRefusal > LONE.toNanos();
            boolean again = now - lastRefusal <= UNTIL_LESS_ROOM.toNanos();
            lastRefusal = now;
            if (now - lesson < LESSON.toNanos()) {
                return;
            }
            lesson = now;
            if (again) {
                room = room.plus(LITTLE).compareTo(MOST) < 0 ? room.plus(LITTLE) : MOST;
            }
            if (!lone) {
                changePace(Math.max(SLOWEST, pace * SLOWER), now);
            }
            heldUntil = Math.max(heldUntil, now + (lone ? HOLD_OF_LONE : HOLD).toNanos());
        } finally {
            state.unlock();
        }
    }

    private void changePace(double newPace, long now) {
        pace = newPace;
        changed = now;
    }

    private void back(long departure) {
        state.lock();
        try {
            departures.add(departure);
        } finally {
            state.unlock();
        }
    }

    /** A permit of this limiter. What is told first counts. */
    final class Given {

        private final long before;
        private boolean told;

        /** @param before when the permit's last call had left */
        Given(long before) {
            this.before = before;
        }

        /** @param when the call left, by this limiter's clock: from then on counts the second */
        void left(long when) {
            tell(when);
        }

        /** Nothing was sent. */
        void giveBack() {
            tell(before);
        }

        private synchronized void tell(long departure) {
            if (!told) {
                told = true;
                back(departure);
            }
        }
    }
}
