package io.edgesweep.provider.edgeone;

import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.edgeone.EdgeOneApi.DescribeTasks;
import io.edgesweep.provider.edgeone.EdgeOneApi.Filter;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How EdgeOne is asked for tasks, and its words for them (API pages DescribePurgeTasks and DescribePrefetchTasks). */
final class EdgeOneTasks {

    private EdgeOneTasks() {}

    static DescribeTasks request(String zoneId, TaskQuery query) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return new DescribeTasks(
                    action(ofTask.kind()),
                    zoneId,
                    null,
                    null,
                    ofTask.offset(),
                    TaskQuery.PAGE,
                    List.of(new Filter("job-id", ofTask.taskId())));
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        return new DescribeTasks(
                action(ofTarget.kind()),
                zoneId,
                time(ofTarget.from()),
                time(ofTarget.to()),
                ofTarget.offset(),
                TaskQuery.PAGE,
                filters(ofTarget));
    }

    private static String action(Kind kind) {
        return kind == Kind.PREFETCH ? "DescribePrefetchTasks" : "DescribePurgeTasks";
    }

    /** Prefetches are of one type, and their query knows no filter for it. The target is compared letter for letter. */
    private static List<Filter> filters(TaskQuery.OfTarget query) {
        List<Filter> filters = new ArrayList<>();
        if (query.kind() != Kind.PREFETCH) {
            filters.add(new Filter("type", TaskTypes.of(query.kind())));
        }
        if (!query.target().isEmpty()) {
            filters.add(new Filter("target", query.target()));
        }
        return filters;
    }

    /** ISO 8601 in UTC with whole seconds, as the API writes it. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static TaskRow row(EdgeOneApi.Task task) {
        String status = Objects.toString(task.status(), "");
        return new TaskRow(
                Objects.toString(task.jobId(), ""),
                Objects.toString(task.target(), ""),
                state(status),
                status,
                reason(task),
                moment(task.createTime()),
                new TaskEnd(moment(task.updateTime()), method(task.method())));
    }

    private static String method(@Nullable Object word) {
        return Arrays.stream(Method.values())
                .map(Method::word)
                .filter(each -> word instanceof String text && each.equalsIgnoreCase(text))
                .findFirst()
                .orElse("");
    }

    /** A word that is not in the list may be a new one: the task is not taken for ended. */
    private static TaskState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "processing" -> TaskState.PROCESSING;
            case "success" -> TaskState.SUCCESS;
            case "failed" -> TaskState.FAILED;
            case "timeout" -> TaskState.TIMEOUT;
            case "canceled" -> TaskState.CANCELED;
            case "invalid" -> TaskState.INVALID;
            default -> TaskState.UNKNOWN;
        };
    }

    private static String reason(EdgeOneApi.Task task) {
        return Stream.of(task.failType(), task.failMessage())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static @Nullable Instant moment(@Nullable Object time) {
        try {
            return time instanceof String text && !text.isEmpty()
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
