package io.edgesweep.task;

import java.time.Instant;
import java.util.regex.Pattern;
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
 * @param end     what it says of its end
 */
public record TaskRow(
        String taskId,
        String target,
        TaskState state,
        String status,
        String reason,
        @Nullable Instant created,
        TaskEnd end) {

    /** A row that says nothing of its end. */
    public TaskRow(
            String taskId, String target, TaskState state, String status, String reason, @Nullable Instant created) {
        this(taskId, target, state, status, reason, created, TaskEnd.UNTOLD);
    }

    /** So long an id may be; the providers' have some twenty characters. */
    private static final int LONGEST_ID = 500;

    /** Longer than any target that a provider takes, however it is spelled. */
    private static final int LONGEST_TARGET = 50_000;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    /** Whether the text can be the id of a task, by which it can be asked for. */
    public static boolean isTaskId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && !CONTROL.matcher(text).find();
    }

    /** Whether it tells of which task it is, and of which target as far as that can be told. */
    public boolean isReadable() {
        return isTaskId(taskId)
                && target.length() <= LONGEST_TARGET
                && !CONTROL.matcher(target).find();
    }
}
