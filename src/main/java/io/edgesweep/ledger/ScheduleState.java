package io.edgesweep.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a job's schedule is.
 *
 * @param job     the job's name
 * @param cron    the cron expression by which firings come
 * @param zone    the name of the zone that it is meant in
 * @param missed  what happens after a firing was missed, in the job file's word
 * @param decided of no firing up to this moment, itself included, anything is to be decided any more
 * @param state   how far the latest firing is, which came at {@code decided} unless it has ended
 * @param run     the run of the latest firing, if it had one
 */
public record ScheduleState(
        String job,
        String cron,
        String zone,
        String missed,
        Instant decided,
        FiringState state,
        @Nullable String run) {

    /** With the firing taken. */
    public ScheduleState taken(Instant firing) {
        return new ScheduleState(job, cron, zone, missed, firing, FiringState.TAKEN, null);
    }

    /** With the run of its latest firing begun. */
    public ScheduleState begun(String newRun) {
        return new ScheduleState(job, cron, zone, missed, decided, FiringState.BEGUN, newRun);
    }

    /** With its latest firing ended. */
    public ScheduleState ended() {
        return new ScheduleState(job, cron, zone, missed, decided, FiringState.ENDED, run);
    }

    /** With every firing up to the moment decided, and none of them run. */
    public ScheduleState skippedUntil(Instant moment) {
        return new ScheduleState(job, cron, zone, missed, moment, FiringState.ENDED, run);
    }
}
