package io.edgesweep.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the provider's list of tasks: one target of one purge task.
 *
 * @param taskId  the provider's id of the task
 * @param target  the target's text as the provider lists it, which may be spelled otherwise than it was sent
 * @param state   how far it is
 * @param status  the provider's own word for the state
 * @param reason  the provider's reason for a failure; empty where it gives none
 * @param created when the task was created, if the provider says so
 */
public record TaskRow(
        String taskId,
        String target,
        TaskState state,
        String status,
        String reason,
        @Nullable Instant created) {}
