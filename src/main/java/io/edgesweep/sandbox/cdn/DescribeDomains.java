package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.NameFilters;
import io.edgesweep.sandbox.call.Paging;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the CDN domains that the caller may see, by name: in brief, or with their configuration, of which the cache key is
 * served (vendor's models DescribeDomainsRequest, BriefDomain, DescribeDomainsConfigRequest, DetailDomain and CacheKey).
 */
public final class DescribeDomains implements Action {

    private static final int USUAL = 100;
    private static final String NONE = "normal";

    private static final NameFilters<SandboxDomain> FILTERS = new NameFilters<>(
            "Value",
            5,
            Map.of(
                    "domain", SandboxDomain::name,
                    "status", DescribeDomains::status,
                    "fullUrlCache", domain -> domain.cacheKey().fullUrlCache()),
            Set.of("domain"),
            CdnRequest.WRONG);

    private final Domains domains;
    private final int most;
    private final boolean whole;

    private DescribeDomains(Domains domains, int most, boolean whole) {
        this.domains = domains;
        this.most = most;
        this.whole = whole;
    }

    public static DescribeDomains inBrief(Domains domains) {
        return new DescribeDomains(domains, 1_000, false);
    }

    public static DescribeDomains withConfiguration(Domains domains) {
        return new DescribeDomains(domains, 100, true);
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return FILTERS.parameters();
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        List<SandboxDomain> found = domains.of(caller.account()).stream()
                .filter(domain -> caller.mayTouchDomain(domain.name()))
                .filter(FILTERS.of(parameters.path("Filters"), false))
                .toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("TotalNumber", found.size());
        ArrayNode rows = fields.putArray("Domains");
        Paging.of(parameters, USUAL, most, false, CdnRequest.WRONG).of(found).forEach(domain -> rows.add(json(domain)));
        return ActionResult.of(fields);
    }

    private ObjectNode json(SandboxDomain domain) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("Domain", domain.name())
                .put("Cname", domain.name().replace("*", "wildcard") + ".cdn.dnsv1.com")
                .put("Status", status(domain))
                .put("Disable", NONE)
                .put("Area", domain.area().word())
                .put(
                        "Readonly",
                        domain.status() == DomainStatus.LOCKED ? domain.area().word() : NONE)
                .put("ParentHost", "");
        if (whole) {
            json.set("CacheKey", cacheKey(domain.cacheKey()));
        } else {
            json.put("Product", "cdn");
        }
        return json;
    }

    private static String status(SandboxDomain domain) {
        return domain.status() == DomainStatus.OFFLINE ? "offline" : "online";
    }

    private static ObjectNode cacheKey(DomainCacheKey key) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("FullUrlCache", key.fullUrlCache())
                .put("IgnoreCase", key.ignoreCase());
        json.set("QueryString", queryString(key.queryString()));
        if (key.scheme() == null) {
            json.putNull("Scheme");
        } else {
            json.putObject("Scheme").put("Switch", key.scheme());
        }
        if (key.rules().isEmpty()) {
            return json.putNull("KeyRules");
        }
        ArrayNode rules = json.putArray("KeyRules");
        key.rules().forEach(rule -> {
            ObjectNode row = rules.addObject().put("RuleType", rule.type());
            ArrayNode paths = row.putArray("RulePaths");
            rule.paths().forEach(paths::add);
            row.put("FullUrlCache", rule.fullUrlCache()).put("IgnoreCase", rule.ignoreCase());
            row.set("QueryString", queryString(rule.queryString()));
        });
        return json;
    }

    private static JsonNode queryString(DomainCacheKey.@Nullable QueryString query) {
        if (query == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("Switch", query.on());
        if (query.reorder() != null) {
            json.put("Reorder", query.reorder());
        }
        return json.put("Action", query.action()).put("Value", query.value());
    }
}
