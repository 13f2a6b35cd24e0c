package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the books say at this moment (API reference: DescribeContentQuota). */
public final class DescribeContentQuota implements Action {

    private final Zones zones;
    private final ZoneQuotas quotas;

    public DescribeContentQuota(Zones zones, ZoneQuotas quotas) {
        this.zones = zones;
        this.quotas = quotas;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return ParameterSchema.Fields.of().required("ZoneId", ParameterSchema.Scalar.TEXT);
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        SandboxZone zone = zones.open(caller, parameters.path("ZoneId").stringValue());
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (zones.plan(zone.id()).nullLists()) {
            fields.putNull("PurgeQuota").putNull("PrefetchQuota");
        } else {
            List<TaskType> shown = Stream.of(TaskType.values())
                    .filter(type -> !zones.plan(zone.id()).hidden().contains(type))
                    .toList();
            addRows(fields.putArray("PurgeQuota"), zone, shown.stream().filter(TaskType::purges));
            addRows(fields.putArray("PrefetchQuota"), zone, shown.stream().filter(type -> !type.purges()));
        }
        return ActionResult.of(fields);
    }

    private void addRows(ArrayNode rows, SandboxZone zone, Stream<TaskType> types) {
        types.forEach(type -> quotas.limit(zone.id(), type).ifPresent(limit -> rows.addObject()
                .put("Type", type.word())
                .put("Batch", limit.batch())
                .put("Daily", limit.daily())
                .put("DailyAvailable", quotas.available(zone.id(), type))));
    }
}
