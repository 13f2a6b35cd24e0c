package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskType;
import java.time.Instant;
import java.util.List;

/**
 * One target of an accepted call, as a query shows it (API reference: DescribePurgeTasks and
 * DescribePrefetchTasks, Task).
 *
 * @param method empty for a prefetch
 * @param domains on which hosts a tag is purged; none for all of the zone. No query shows them
 * @param created in whole seconds
 * @param updated when the status became final, in whole seconds; the same as {@code created} until then
 * @param failType empty unless the task failed
 * @param failMessage empty unless the task failed
 */
public record EdgeOneTaskRow(
        String jobId,
        String zoneId,
        TaskType type,
        String method,
        String target,
        List<String> domains,
        TaskStatus status,
        Instant created,
        Instant updated,
        String failType,
        String failMessage) {}
