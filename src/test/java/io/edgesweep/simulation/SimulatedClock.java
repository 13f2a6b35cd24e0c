package io.edgesweep.simulation;

import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Time that passes when somebody works or waits, and jumps then. Our machine's clock is not right: it is up to five minutes
 * off, beyond which the provider would refuse every call, and is set back now and then. Only the provider has the true time.
 */
final class SimulatedClock implements InstantSource, Sleeper {

    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    private static final int MOST_OFF = 299;

    static final Duration MOST_BEHIND = Duration.ofSeconds(-MOST_OFF);

    /** By how many milliseconds at most a process is woken too late. */
    private static final int[] LATE = {3_000, 3_000, 15_000, 15_000, 120_000};

    private final RandomGenerator random;
    private final boolean off;
    private Instant trueTime;
    private Duration ahead = Duration.ZERO;
    private boolean wasSetBack;
    private Runnable whileAsleep = () -> {};

    SimulatedClock(RandomGenerator random) {
        this.random = random;
        // Often shortly before 16:00 UTC, when the quota day turns.
        this.trueTime = START.plusSeconds(random.nextInt(random.nextBoolean() ? 3600 : 86_400));
        this.off = random.nextInt(3) == 0;
        if (off) {
            ahead = Duration.ofSeconds(random.nextInt(2 * MOST_OFF) - MOST_OFF);
        }
    }

    /** @param newWhileAsleep what others may do while a process waits */
    void whileAsleep(Runnable newWhileAsleep) {
        whileAsleep = newWhileAsleep;
    }

    @Override
    public Instant instant() {
        return trueTime.plus(ahead);
    }

    Instant trueTime() {
        return trueTime;
    }

    /** Whether it ever was: then our times do not tell what came first. */
    boolean wasSetBack() {
        return wasSetBack;
    }

    void pass(Duration duration) {
        trueTime = trueTime.plus(duration);
        if (off && random.nextInt(40) == 0) {
            setBack();
        }
    }

    /** By a few minutes, and not so far that the provider would notice. */
    private void setBack() {
        wasSetBack = true;
        Duration back = ahead.minusSeconds(random.nextInt(240));
        ahead = back.compareTo(MOST_BEHIND) < 0 ? MOST_BEHIND : back;
    }

    /** A process is not woken at once: so a wait of seconds is a few steps and not a hundred. */
    @Override
    public void sleep(Duration duration) {
        whileAsleep.run();
        pass(duration.plusMillis(random.nextInt(LATE[random.nextInt(LATE.length)])));
    }
}
