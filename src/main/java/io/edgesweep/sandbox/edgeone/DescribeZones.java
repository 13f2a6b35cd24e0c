package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.NameFilters;
import io.edgesweep.sandbox.call.Paging;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the zones that the caller may see, in the order of the settings (vendor's models DescribeZonesRequest,
 * DescribeZonesResponse and Zone). {@code Order}, {@code Direction} and the filters by tag are not served.
 */
public final class DescribeZones implements Action {

    private static final int MOST = 100;
    private static final String WRONG = "InvalidParameter";

    private static final NameFilters<SandboxZone> FILTERS = new NameFilters<>(
            "Values",
            20,
            Map.of(
                    "zone-id", SandboxZone::id,
                    "zone-name", zone -> zone.access().name(),
                    "alias-zone-name", zone -> zone.access().alias(),
                    "zone-type", zone -> zone.access().type(),
                    "status", zone -> zone.access().status()),
            Set.of("zone-name", "alias-zone-name"),
            WRONG);

    private final Zones zones;

    public DescribeZones(Zones zones) {
        this.zones = zones;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return FILTERS.parameters();
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        List<SandboxZone> found = zones.seenBy(caller).stream()
                .filter(FILTERS.of(parameters.path("Filters"), false))
                .toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalCount", found.size());
        ArrayNode rows = fields.putArray("Zones");
        Paging.of(parameters, MOST, false, WRONG).of(found).forEach(zone -> rows.add(json(zone)));
        return ActionResult.of(fields);
    }

    private static ObjectNode json(SandboxZone zone) {
        ZoneAccess access = zone.access();
        return JsonNodeFactory.instance
                .objectNode()
                .put("ZoneId", zone.id())
                .put("ZoneName", access.name())
                .put("AliasZoneName", access.alias())
                .put("Area", access.area())
                .put("Type", access.type())
                .put("Status", access.status())
                .put("CnameStatus", access.cnameStatus())
                .put("ActiveStatus", access.activeStatus())
                .put("LockStatus", access.lockStatus())
                .put("Paused", access.isPaused());
    }
}
