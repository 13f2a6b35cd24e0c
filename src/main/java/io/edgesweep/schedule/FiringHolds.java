package io.edgesweep.schedule;

import io.edgesweep.pause.Hold;
import java.time.Instant;
import java.util.Optional;

/** Tells what held up a job when it fired. */
@FunctionalInterface
public interface FiringHolds {

    /**
     * What it was.
     *
     * @param job    the job's name
     * @param firing when it fired
     */
    Optional<Hold> over(String job, Instant firing);
}
