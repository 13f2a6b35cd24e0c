package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.Paging;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.call.TimeWindow;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.Limits;
import io.edgesweep.sandbox.model.RowPage;
import io.edgesweep.sandbox.model.RowQuery;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what became of EdgeOne's targets, one row for each, newest first (API reference: DescribePurgeTasks and
 * DescribePrefetchTasks).
 */
public final class DescribeTasks implements Action {

    private static final String WRONG = "InvalidParameter.ParameterError";

    private final boolean ofPurges;
    private final Zones zones;
    private final EdgeOneTaskStore tasks;
    private final ApiBehaviour dialect;
    private final Limits limits;

    private DescribeTasks(boolean ofPurges, Zones zones, EdgeOneTaskStore tasks, ApiBehaviour dialect, Limits limits) {
        this.ofPurges = ofPurges;
        this.zones = zones;
        this.tasks = tasks;
        this.dialect = dialect;
        this.limits = limits;
    }

    public static DescribeTasks ofPurges(Zones zones, EdgeOneTaskStore tasks, ApiBehaviour dialect, Limits limits) {
        return new DescribeTasks(true, zones, tasks, dialect, limits);
    }

    public static DescribeTasks ofPrefetches(Zones zones, EdgeOneTaskStore tasks, ApiBehaviour dialect, Limits limits) {
        return new DescribeTasks(false, zones, tasks, dialect, limits);
    }

    @Override
    public ParameterSchema.Fields parameters() {
        ParameterSchema.Fields fields = ParameterSchema.Fields.of()
                .optional("ZoneId", ParameterSchema.Scalar.TEXT)
                .optional("StartTime", ParameterSchema.Scalar.TEXT)
                .optional("EndTime", ParameterSchema.Scalar.TEXT)
                .optional("Offset", ParameterSchema.Scalar.WHOLE_NUMBER)
                .optional("Limit", ParameterSchema.Scalar.WHOLE_NUMBER)
                .optional("Filters", TaskFilters.PARAMETERS);
        return dialect.queriesNeedZone() ? fields.required("ZoneId", ParameterSchema.Scalar.TEXT) : fields;
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        Predicate<PurgeTask> inZone = inZone(caller, parameters);
        TaskFilters filters = TaskFilters.of(parameters.path("Filters"), ofPurges);
        TimeWindow window = window(parameters, filters);
        RowPage<EdgeOneTaskRow> page = tasks.log()
                .find(new RowQuery<>(
                        inZone.and(task -> window.contains(task.course().createdSecond()))
                                .and(filters.tasks()),
                        filters.rows(),
                        Paging.of(parameters, limits.pageRows(), dialect.clampsPageSize(), WRONG)));
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalCount", page.total());
        ArrayNode rows = fields.putArray("Tasks");
        page.rows().forEach(row -> rows.add(json(row)));
        return ActionResult.of(fields);
    }

    private Predicate<PurgeTask> inZone(SandboxKey caller, JsonNode parameters) {
        Optional<String> zoneId = parameters.path("ZoneId").stringValueOpt();
        if (zoneId.isEmpty()) {
            return task -> caller.mayTouchZone(task.zoneId());
        }
        SandboxZone zone = zones.openForQuery(caller, zoneId.get());
        return task -> task.zoneId().equals(zone.id());
    }

    private TimeWindow window(JsonNode parameters, TaskFilters filters) {
        String start = parameters.path("StartTime").asString("");
        String end = parameters.path("EndTime").asString("");
        return start.isEmpty() && end.isEmpty() && filters.hasJobId()
                ? TimeWindow.ALWAYS
                : TimeWindow.of(start, end, limits.queryWindow());
    }

    private static ObjectNode json(EdgeOneTaskRow row) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("JobId", row.jobId())
                .put("Target", row.target())
                .put("Type", row.type().word());
        if (!row.method().isEmpty()) {
            json.put("Method", row.method());
        }
        return json.put("Status", row.status().word())
                .put("CreateTime", row.created().toString())
                .put("UpdateTime", row.updated().toString())
                .put("FailType", row.failType())
                .put("FailMessage", row.failMessage());
    }
}
