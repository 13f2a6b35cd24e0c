package io.edgesweep.process;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long is waited before something is tried again: each time twice as long, up to a limit, and by chance up to a half more or
 * less, so that many who failed at once do not come back at once.
 *
 * @param first after the first failure
 * @param most  never longer
 */
public record Backoff(Duration first, Duration most) {

    private static final double SPREAD = 0.5;

    /**
     * The wait after so many failures in a row.
     *
     * @param failures at least 1
     */
    public Duration after(int failures, RandomGenerator random) {
        double limit = (double) most.toMillis();
        double millis = Math.min(first.toMillis() * Math.pow(2, failures - 1.0), limit);
        double chosen = millis * random.nextDouble(1 - SPREAD, 1 + SPREAD);
        return Duration.ofMillis(Math.round(Math.min(chosen, limit)));
    }
}
