package io.edgesweep.provider.cdn;

import io.edgesweep.provider.TaskQuery;
import io.edgesweep.provider.cdn.CdnApi.DescribeTasks;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the CDN is asked for tasks, and its words for them (API pages DescribePurgeTasks and DescribePushTasks). */
final class CdnTasks {

    /** The API writes and reads local time without saying where: it is the vendor's, whatever the zone of our machine. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private CdnTasks() {}

    static DescribeTasks request(TaskQuery query) {
        if (query instanceof TaskQuery.OfTask ofTask) {
            return new DescribeTasks(
                    action(ofTask.kind()), ofTask.taskId(), null, null, null, null, ofTask.offset(), TaskQuery.PAGE);
        }
        TaskQuery.OfTarget ofTarget = (TaskQuery.OfTarget) query;
        return new DescribeTasks(
                action(ofTarget.kind()),
                null,
                time(ofTarget.from()),
                time(ofTarget.to()),
                purgeType(ofTarget.kind()),
                ofTarget.target().isEmpty() ? null : ofTarget.target(),
                ofTarget.offset(),
                TaskQuery.PAGE);
    }

    private static String action(Kind kind) {
        return kind == Kind.PREFETCH ? "DescribePushTasks" : "DescribePurgeTasks";
    }

    private static @Nullable String purgeType(Kind kind) {
        return switch (kind) {
            case URL -> "url";
            case PREFIX -> "path";
            case PREFETCH -> null;
            case HOST, TAG, ALL -> throw new IllegalArgumentException("The CDN has no tasks by " + kind.word());
        };
    }

    private static String time(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, ZONE));
    }

    /** The API gives no reason for a failure. */
    static TaskRow row(CdnApi.Task task) {
        String status = Objects.toString(task.status(), "");
        return new TaskRow(
                Objects.toString(task.taskId(), ""),
                Objects.toString(task.url(), ""),
                state(status),
                status,
                "",
                moment(task.createTime()),
                new TaskEnd(moment(task.updateTime()), method(task.flushType())));
    }

    private static String method(@Nullable Object flushType) {
        if ("flush".equals(flushType)) {
            return Method.INVALIDATE.word();
        }
        return "delete".equals(flushType) ? Method.DELETE.word() : "";
    }

    /** A word that is not in the list may be a new one: the task is not taken for ended. */
    private static TaskState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "process" -> TaskState.PROCESSING;
            case "done" -> TaskState.SUCCESS;
            case "fail" -> TaskState.FAILED;
            case "invalid" -> TaskState.INVALID;
            default -> TaskState.UNKNOWN;
        };
    }

    private static @Nullable Instant moment(@Nullable Object time) {
        try {
            return time instanceof String text && !text.isEmpty()
                    ? LocalDateTime.parse(text, TIME).toInstant(ZONE)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
