package io.edgesweep.ledger;

import java.util.List;
import java.util.Optional;

/** How far the schedule of each job is. What is changed is on disk when the method returns. */
public interface Schedules {

    /** The schedules of all jobs that have, or had, one. */
    List<ScheduleState> all();

    /** The schedule of a job, if it has, or had, one. */
    Optional<ScheduleState> find(String job);

    /**
     * Writes down the schedule of a job for the first time.
     *
     * @return whether it was the first time; if not, nothing is changed: another process has just done it
     */
    boolean add(ScheduleState schedule);

    /**
     * Puts what has become of a job's schedule in the place of what was known.
     *
     * @return whether it was still as it was known; if not, nothing is changed: another process has decided meanwhile
     */
    boolean replace(ScheduleState known, ScheduleState now);

    /** Removes a job's schedule. */
    void forget(String job);
}
