package io.edgesweep.time;

import java.time.Duration;

/** Lets time pass. Whoever must wait is given one, so that a test can let time pass without waiting. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns when the duration is over; at once when it is zero or negative.
     *
     * @throws InterruptedException when the thread is asked to stop meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The sleeper that really sleeps. */
    static Sleeper real() {
        return duration -> {
            if (!duration.isNegative() && !duration.isZero()) {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }
        };
    }
}
