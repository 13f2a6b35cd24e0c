package io.edgesweep.job.run;

import io.edgesweep.process.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** A run waits for the API until its deadline, and not at all once its process is asked to end, or a person has stopped it. */
public final class RunPatience implements Patience {

    /** What begins at the deadline, as the last look at a task, is waited for as long as a short queue for permits lasts. */
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Instant deadline;
    private final BooleanSupplier stopped;
    private final InstantSource clock;

    public RunPatience(Instant deadline, BooleanSupplier stopped, InstantSource clock) {
        this.deadline = deadline;
        this.stopped = stopped;
        this.clock = clock;
    }

    @Override
    public Wait begin() {
        Instant last = clock.instant().plus(LAST);
        Instant end = last.isAfter(deadline) ? last : deadline;
        return () -> stopped.getAsBoolean() || !clock.instant().isBefore(end);
    }
}
