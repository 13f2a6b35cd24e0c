package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.QuotaLimit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the CDN's books say at this moment (API reference: DescribePurgeQuota and DescribePushQuota). */
public final class DescribeCdnQuota implements Action {

    private static final List<CdnArea> AREAS = List.of(CdnArea.MAINLAND, CdnArea.OVERSEAS);

    private final Map<CdnKind, String> lists;
    private final CdnQuotas quotas;

    private DescribeCdnQuota(Map<CdnKind, String> lists, CdnQuotas quotas) {
        this.lists = new EnumMap<>(lists);
        this.quotas = quotas;
    }

    public static DescribeCdnQuota ofPurges(CdnQuotas quotas) {
        return new DescribeCdnQuota(Map.of(CdnKind.URL, "UrlPurge", CdnKind.PATH, "PathPurge"), quotas);
    }

    public static DescribeCdnQuota ofPushes(CdnQuotas quotas) {
        return new DescribeCdnQuota(Map.of(CdnKind.PUSH, "UrlPush"), quotas);
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return ParameterSchema.Fields.of();
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        lists.forEach((kind, name) -> addRows(fields.putArray(name), caller.account(), kind));
        return ActionResult.of(fields);
    }

    private void addRows(ArrayNode rows, String account, CdnKind kind) {
        AREAS.stream().filter(quotas::shows).forEach(area -> {
            QuotaLimit limit = quotas.limit(account, kind, area);
            rows.addObject()
                    .put("Area", area.word())
                    .put("Batch", limit.batch())
                    .put("Total", limit.daily())
                    .put("Available", quotas.available(account, kind, area));
        });
    }
}
