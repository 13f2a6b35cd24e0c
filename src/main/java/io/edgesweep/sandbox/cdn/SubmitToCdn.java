package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes URLs or directories for the CDN to purge or to prefetch: all of a call or none (API reference: PurgeUrlsCache,
 * PurgePathCache and PushUrlsCache).
 */
public final class SubmitToCdn implements Action {

    private final CdnKind kind;
    private final CdnUrlCheck urls;
    private final CdnQuotas quotas;
    private final CdnTaskStore tasks;

    public SubmitToCdn(CdnKind kind, CdnUrlCheck urls, CdnQuotas quotas, CdnTaskStore tasks) {
        this.kind = kind;
        this.urls = urls;
        this.quotas = quotas;
        this.tasks = tasks;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return CdnRequest.parameters(kind);
    }

    /** Doubly wrong calls get the code of the earlier test: size of the batch, each URL, what is left today. */
    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        CdnRequest request = CdnRequest.of(kind, parameters);
        if (!fitsSomewhere(caller.account(), request)) {
            throw tooMany();
        }
        Map<CdnArea, List<String>> byArea = new EnumMap<>(CdnArea.class);
        for (String url : request.urls()) {
            CdnArea area = request.areaFor(urls.check(caller, request, url));
            byArea.computeIfAbsent(area, key -> new ArrayList<>()).add(url);
        }
        int booked = book(caller.account(), byArea);
        String taskId = tasks.add(caller.account(), request, byArea);
        return new ActionResult(
                JsonNodeFactory.instance.objectNode().put("TaskId", taskId), request.urls(), booked, taskId);
    }

    /** Which areas count is known once every domain is. Until then, the most generous one does. */
    private boolean fitsSomewhere(String account, CdnRequest request) {
        CdnArea reach = request.area() != null ? request.area() : CdnArea.GLOBAL;
        return reach.parts().stream()
                .anyMatch(area -> request.urls().size()
                        <= quotas.limit(account, kind, area).batch());
    }

    private int book(String account, Map<CdnArea, List<String>> byArea) {
        Map<CdnArea, Integer> counts = new EnumMap<>(CdnArea.class);
        byArea.forEach((area, sent) -> area.parts().forEach(part -> counts.merge(part, sent.size(), Integer::sum)));
        counts.forEach((area, count) -> {
            if (count > quotas.limit(account, kind, area).batch()) {
                throw tooMany();
            }
        });
        if (!quotas.book(account, kind, counts)) {
            throw new ApiErrorException(kind.dayCode(), "not enough of the daily quota is left");
        }
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private ApiErrorException tooMany() {
        return new ApiErrorException(kind.batchCode(), "too many in one call");
    }
}
