package io.edgesweep.runtime;

import java.time.Duration;
import java.time.Instant;

/** Waits for the next thing to do. */
public final class LaneWait {

    /** So often a lane looks whether the process is asked to end, or another lane has found something to do. */
    public static final Duration STEP = Duration.ofMillis(250);

    /** What is due already and yet not given out is in another lane's hands: asking without a pause would not hurry it. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private LaneWait() {}

    /** Waits until the moment, or a little: the caller looks again. */
    public static void until(Instant moment, RunServices workshop) throws InterruptedException {
        Duration left = Duration.between(workshop.clock().instant(), moment);
        Duration atLeast = left.compareTo(BREATH) < 0 ? BREATH : left;
        workshop.sleeper().sleep(atLeast.compareTo(STEP) > 0 ? STEP : atLeast);
    }
}
