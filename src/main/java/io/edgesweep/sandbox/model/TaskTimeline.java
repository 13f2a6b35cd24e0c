package io.edgesweep.sandbox.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How the targets of an accepted call fare as time goes by.
 *
 * @param due when every target reaches its final status
 * @param forced outcomes other than success, by position of the target
 */
public record TaskTimeline(Instant created, Instant due, Map<Integer, TaskOutcome> forced) {

    public TaskOutcome outcome(int position, Instant now) {
        return now.isBefore(due) ? TaskOutcome.neverFinal() : forced.getOrDefault(position, TaskOutcome.success());
    }

    /** Queries select on the creation time that they show, which is in whole seconds. */
    public Instant createdSecond() {
        return created.truncatedTo(ChronoUnit.SECONDS);
    }

    public Instant dueSecond() {
        return due.truncatedTo(ChronoUnit.SECONDS);
    }

    /** How much of the work is done, from 0 to 100; 100 is kept for success. */
    public int percent(TaskOutcome outcome, Instant now) {
        if (outcome.status() == TaskStatus.SUCCESS) {
            return 100;
        }
        if (outcome.status() != TaskStatus.PROCESSING) {
            return 0;
        }
        long whole = Math.max(1, Duration.between(created, due).toMillis());
        return (int) Math.min(99, Duration.between(created, now).toMillis() * 100 / whole);
    }
}
