package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.Paging;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.call.TimeWindow;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.Limits;
import io.edgesweep.sandbox.model.RowPage;
import io.edgesweep.sandbox.model.RowQuery;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what became of the CDN's URLs and directories, one row for each, newest first (API reference:
 * DescribePurgeTasks and DescribePushTasks of 2018-06-06).
 */
public final class DescribeCdnTasks implements Action {

    private final boolean ofPurges;
    private final CdnTaskStore tasks;
    private final InstantSource clock;
    private final Limits limits;
    private final ApiBehaviour dialect;

    private DescribeCdnTasks(
            boolean ofPurges, CdnTaskStore tasks, InstantSource clock, Limits limits, ApiBehaviour dialect) {
        this.ofPurges = ofPurges;
        this.tasks = tasks;
        this.clock = clock;
        this.limits = limits;
        this.dialect = dialect;
    }

    public static DescribeCdnTasks ofPurges(
            CdnTaskStore tasks, InstantSource clock, Limits limits, ApiBehaviour dialect) {
        return new DescribeCdnTasks(true, tasks, clock, limits, dialect);
    }

    public static DescribeCdnTasks ofPushes(
            CdnTaskStore tasks, InstantSource clock, Limits limits, ApiBehaviour dialect) {
        return new DescribeCdnTasks(false, tasks, clock, limits, dialect);
    }

    @Override
    public ParameterSchema.Fields parameters() {
        ParameterSchema.Fields fields = ParameterSchema.Fields.of()
                .optional("TaskId", ParameterSchema.Scalar.TEXT)
                .optional("StartTime", ParameterSchema.Scalar.TEXT)
                .optional("EndTime", ParameterSchema.Scalar.TEXT)
                .optional("Keyword", ParameterSchema.Scalar.TEXT)
                .optional("Status", ParameterSchema.Scalar.TEXT)
                .optional("Area", ParameterSchema.Scalar.TEXT)
                .optional("Offset", ParameterSchema.Scalar.WHOLE_NUMBER)
                .optional("Limit", ParameterSchema.Scalar.WHOLE_NUMBER);
        return ofPurges ? fields.optional("PurgeType", ParameterSchema.Scalar.TEXT) : fields;
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        TimeWindow window = window(parameters);
        CdnFilters filters = CdnFilters.of(parameters, ofPurges);
        Predicate<CdnTask> ofCaller = task -> task.account().equals(caller.account())
                && window.contains(task.course().createdSecond());
        Predicate<CdnTaskRow> mayBeSeen =
                row -> caller.mayTouchDomain(TargetSyntax.host(TaskType.PURGE_URL, row.url()));
        Paging paging = Paging.of(parameters, limits.pageRows(), dialect.clampsPageSize(), CdnRequest.WRONG);
        RowPage<CdnTaskRow> page = tasks.log()
                .find(new RowQuery<>(
                        ofCaller.and(filters.tasks()), filters.rows().and(mayBeSeen), paging));
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalCount", page.total());
        ArrayNode rows = fields.putArray(ofPurges ? "PurgeLogs" : "PushLogs");
        page.rows().forEach(row -> rows.add(ofPurges ? purge(row) : push(row)));
        return ActionResult.of(fields);
    }

    private TimeWindow window(JsonNode parameters) {
        String start = parameters.path("StartTime").asString("");
        String end = parameters.path("EndTime").asString("");
        if (start.isEmpty()) {
            if (parameters.path("TaskId").asString("").isEmpty()) {
                throw new ApiErrorException(CdnRequest.WRONG, "TaskId or StartTime must be given");
            }
            return end.isEmpty() ? TimeWindow.ALWAYS : new TimeWindow(Instant.MIN, time(end));
        }
        TimeWindow window = new TimeWindow(time(start), end.isEmpty() ? clock.instant() : time(end));
        if (!window.isAtMost(limits.queryWindow())) {
            throw wrongDate("EndTime must lie within " + limits.queryWindow().toDays() + " days after StartTime");
        }
        return window;
    }

    private Instant time(String text) {
        return CdnTime.parse(text).orElseThrow(() -> wrongDate("not a time: " + text));
    }

    /** Only the page on prefetch tasks has a code for it. */
    private ApiErrorException wrongDate(String message) {
        return new ApiErrorException(ofPurges ? CdnRequest.WRONG : "InvalidParameter.CdnStatInvalidDate", message);
    }

    private static ObjectNode purge(CdnTaskRow row) {
        return common(row).put("PurgeType", row.kind().word()).put("FlushType", row.flushType());
    }

    private static ObjectNode push(CdnTaskRow row) {
        @Nullable Instant updated = row.updated();
        return common(row)
                .put("Percent", row.percent())
                .put("Area", row.area().word())
                .put("UpdateTime", updated == null ? null : CdnTime.text(updated));
    }

    private static ObjectNode common(CdnTaskRow row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("TaskId", row.taskId())
                .put("Url", row.url())
                .put("Status", row.status().cdnWord())
                .put("CreateTime", CdnTime.text(row.created()));
    }
}
