package io.edgesweep.sandbox;

import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what became of the targets, one row for each, newest first (API reference: DescribePurgeTasks). */
final class DescribePurgeTasks implements Action {

    private static final int USUAL_LIMIT = 20;

    private final Zones zones;
    private final Tasks tasks;
    private final Dialect dialect;
    private final int pageRows;

    DescribePurgeTasks(Zones zones, Tasks tasks, Dialect dialect, int pageRows) {
        this.zones = zones;
        this.tasks = tasks;
        this.dialect = dialect;
        this.pageRows = pageRows;
    }

    @Override
    public Shape.Fields parameters() {
        Shape.Fields fields = Shape.Fields.of()
                .optional("ZoneId", Shape.Scalar.TEXT)
                .optional("StartTime", Shape.Scalar.TEXT)
                .optional("EndTime", Shape.Scalar.TEXT)
                .optional("Offset", Shape.Scalar.WHOLE_NUMBER)
                .optional("Limit", Shape.Scalar.WHOLE_NUMBER)
                .optional("Filters", TaskFilters.PARAMETERS);
        return dialect.queriesNeedZone() ? fields.required("ZoneId", Shape.Scalar.TEXT) : fields;
    }

    @Override
    public Answer answer(SandboxKey caller, JsonNode parameters) {
        Predicate<PurgeTask> inZone = inZone(caller, parameters);
        TaskFilters filters = TaskFilters.of(parameters.path("Filters"));
        TimeWindow window = window(parameters, filters);
        TaskPage page = tasks.find(new TaskQuery(
                inZone.and(task -> window.contains(task.createdSecond())).and(filters.tasks()),
                filters.rows(),
                offset(parameters),
                limit(parameters)));
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalCount", page.total());
        ArrayNode rows = fields.putArray("Tasks");
        page.rows().forEach(row -> rows.add(json(row)));
        return Answer.of(fields);
    }

    private Predicate<PurgeTask> inZone(SandboxKey caller, JsonNode parameters) {
        Optional<String> zoneId = parameters.path("ZoneId").stringValueOpt();
        if (zoneId.isEmpty()) {
            return task -> caller.mayTouch(zones.get(task.zoneId()));
        }
        SandboxZone zone = zones.openForQuery(caller, zoneId.get());
        return task -> task.zoneId().equals(zone.id());
    }

    private static TimeWindow window(JsonNode parameters, TaskFilters filters) {
        String start = parameters.path("StartTime").asString("");
        String end = parameters.path("EndTime").asString("");
        return start.isEmpty() && end.isEmpty() && filters.hasJobId() ? TimeWindow.ALWAYS : TimeWindow.of(start, end);
    }

    private static int offset(JsonNode parameters) {
        int offset = parameters.path("Offset").asInt(0);
        if (offset < 0) {
            throw new Refusal("InvalidParameter.ParameterError", "Offset must not be negative");
        }
        return offset;
    }

    private int limit(JsonNode parameters) {
        int limit = parameters.path("Limit").asInt(USUAL_LIMIT);
        if (limit < 1 || (limit > pageRows && !dialect.clampsPageSize())) {
            throw new Refusal("InvalidParameter.ParameterError", "Limit must be from 1 to " + pageRows);
        }
        return Math.min(limit, pageRows);
    }

    private static ObjectNode json(TaskRow row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("JobId", row.jobId())
                .put("Target", row.target())
                .put("Type", row.type().word())
                .put("Method", row.method())
                .put("Status", row.status().word())
                .put("CreateTime", row.created().toString())
                .put("UpdateTime", row.updated().toString())
                .put("FailType", row.failType())
                .put("FailMessage", row.failMessage());
    }
}
