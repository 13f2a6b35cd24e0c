package io.edgesweep.sandbox.model;

import java.time.Duration;
import java.util.Map;

/**
 * How long things take.
 *
 * @param latency added to every answer, in real time; everything else here follows the sandbox's clock
 * @param listingLag until a new task can be seen by a query
 * @param completion until a task reaches its final status, by type
 * @param retention until a task is forgotten by queries
 */
public record Timing(Duration latency, Duration listingLag, Map<TaskType, Duration> completion, Duration retention) {

    public Timing {
        completion = Map.copyOf(completion);
    }

    public Duration completionOf(TaskType type) {
        return completion.getOrDefault(type, Duration.ZERO);
    }
}
