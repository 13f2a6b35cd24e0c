package io.edgesweep.simulation;

import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A task that the provider has taken on.
 *
 * @param id   its id
 * @param site what it is for
 * @param kind what its targets name
 * @param ours the batch of ours that it came of; null if it is somebody else's
 * @param rows its targets
 */
record SimulatedTask(
        String id, String site, Kind kind, @Nullable AnnouncedBatch ours, List<Row> rows) {

    /**
     * A target of a task.
     *
     * @param value   the target as it was handed over
     * @param listed  how the provider writes it
     * @param created when the provider took it
     * @param from    from when on it is listed
     * @param ends    when the provider is done with it
     * @param end     how it ends
     */
    record Row(String value, String listed, Instant created, Instant from, Instant ends, TaskState end) {

        /** Queries select on the moment that they show, which is in whole seconds. */
        Instant createdSecond() {
            return created.truncatedTo(ChronoUnit.SECONDS);
        }

        TaskRow seenAt(Instant now, String taskId) {
            TaskState state = now.isBefore(ends) ? TaskState.PROCESSING : end;
            return new TaskRow(taskId, listed, state, state.name().toLowerCase(Locale.ROOT), "", createdSecond());
        }
    }

    boolean holds(String value) {
        return rows.stream().anyMatch(row -> row.value().equals(value));
    }

    boolean purges(String value) {
        return rows.stream().anyMatch(row -> row.value().equals(value) && row.end() == TaskState.SUCCESS);
    }
}
