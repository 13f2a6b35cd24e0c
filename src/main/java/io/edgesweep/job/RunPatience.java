package io.edgesweep.job;

import io.edgesweep.time.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A run waits for the API until its deadline, and not at all once its process is asked to end. */
final class RunPatience implements Patience {

    /** What begins at the deadline, as the last look at a task, is waited for as long as a short queue for permits lasts. */
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Instant deadline;
    private final StopSignal stop;
    private final InstantSource clock;

    RunPatience(Instant deadline, StopSignal stop, InstantSource clock) {
        this.deadline = deadline;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public Wait begin() {
        Instant last = clock.instant().plus(LAST);
        Instant end = last.isAfter(deadline) ? last : deadline;
        return () -> stop.isGiven() || !clock.instant().isBefore(end);
    }
}
