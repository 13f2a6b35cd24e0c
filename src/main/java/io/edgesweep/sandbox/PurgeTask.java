package io.edgesweep.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accepted targets of one call in one zone.
 *
 * @param due when every target reaches its final status
 * @param forced outcomes other than success, by position of the target
 */
record PurgeTask(
        String jobId,
        String zoneId,
        TaskType type,
        String method,
        List<String> targets,
        Instant created,
        Instant due,
        Map<Integer, TaskOutcome> forced) {

    /** The rows as of now, in the order sent. They are made on demand: most tasks are never looked at twice. */
    Stream<TaskRow> rows(Instant now) {
        return IntStream.range(0, targets.size()).mapToObj(position -> row(position, now));
    }

    /** Queries select on the creation time that they show, which is in whole seconds. */
    Instant createdSecond() {
        return created.truncatedTo(ChronoUnit.SECONDS);
    }

    private TaskRow row(int position, Instant now) {
        TaskOutcome outcome =
                now.isBefore(due) ? TaskOutcome.neverFinal() : forced.getOrDefault(position, TaskOutcome.success());
        Instant updated =
                outcome.status() == TaskStatus.PROCESSING ? createdSecond() : due.truncatedTo(ChronoUnit.SECONDS);
        return new TaskRow(
                jobId,
                zoneId,
                type,
                method,
                targets.get(position),
                outcome.status(),
                createdSecond(),
                updated,
                outcome.failType(),
                outcome.failMessage());
    }
}
