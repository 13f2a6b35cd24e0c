package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
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
 * Lists the domains of a zone by name (vendor's models DescribeAccelerationDomainsRequest,
 * DescribeAccelerationDomainsResponse and AccelerationDomain). {@code Order}, {@code Direction} and the filters by origin
 * and CNAME are not served.
 */
public final class DescribeAccelerationDomains implements Action {

    private static final int MOST = 200;
    private static final String WRONG = "InvalidParameter.ParameterError";

    private static final NameFilters<String> FILTERS =
            new NameFilters<>("Values", 20, Map.of("domain-name", name -> name), Set.of("domain-name"), WRONG);

    private final Zones zones;

    public DescribeAccelerationDomains(Zones zones) {
        this.zones = zones;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return FILTERS.parameters()
                .required("ZoneId", ParameterSchema.Scalar.TEXT)
                .optional("Match", ParameterSchema.Scalar.TEXT);
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        SandboxZone zone = zones.seen(caller, parameters.path("ZoneId").stringValue());
        List<String> found = zone.domains().stream()
                .filter(FILTERS.of(parameters.path("Filters"), isAny(parameters.path("Match"))))
                .sorted()
                .toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalCount", found.size());
        ArrayNode rows = fields.putArray("AccelerationDomains");
        Paging.of(parameters, MOST, false, WRONG).of(found).forEach(domain -> rows.add(json(zone, domain)));
        return ActionResult.of(fields);
    }

    private static boolean isAny(JsonNode match) {
        return switch (match.asString("all")) {
            case "any" -> true;
            case "all" -> false;
            default -> throw new ApiErrorException(WRONG, "Match must be all or any");
        };
    }

    private static ObjectNode json(SandboxZone zone, String domain) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ZoneId", zone.id())
                .put("DomainName", domain)
                .put("DomainStatus", zone.offline().contains(domain) ? "offline" : "online")
                .put("Cname", domain.replace("*", "wildcard") + ".eo.dnse1.com");
    }
}
