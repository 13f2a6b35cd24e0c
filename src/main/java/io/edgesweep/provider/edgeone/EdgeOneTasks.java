package io.edgesweep.provider.edgeone;

import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** EdgeOne's words for the state of a task (API page DescribePurgeTasks, Task). */
final class EdgeOneTasks {

    private EdgeOneTasks() {}

    static TaskRow row(EdgeOneApi.Task task) {
        String status = Objects.toString(task.status(), "");
        return new TaskRow(
                task.jobId(), task.target(), state(status), status, reason(task), created(task.createTime()));
    }

    /** A word that is not in the list may be a new one: the task is not taken for ended. */
    private static TaskState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "success" -> TaskState.SUCCESS;
            case "failed" -> TaskState.FAILED;
            case "timeout" -> TaskState.TIMEOUT;
            case "canceled" -> TaskState.CANCELED;
            default -> TaskState.PROCESSING;
        };
    }

    private static String reason(EdgeOneApi.Task task) {
        return Stream.of(task.failType(), task.failMessage())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static @Nullable Instant created(@Nullable String time) {
        if (time == null || time.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
