package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.EmptyFailedList;
import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskIds;
import io.edgesweep.sandbox.model.TaskType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts targets for EdgeOne to purge or to prefetch, within the quota (API reference: CreatePurgeTask and
 * CreatePrefetchTask).
 */
public final class Acceptance {

    private final Zones zones;
    private final ZoneQuotas quotas;
    private final EdgeOneTaskStore tasks;
    private final ApiBehaviour dialect;
    private final TargetSyntax form;
    private final TaskIds ids = new TaskIds();

    public Acceptance(Zones zones, ZoneQuotas quotas, EdgeOneTaskStore tasks, ApiBehaviour dialect, TargetSyntax form) {
        this.zones = zones;
        this.quotas = quotas;
        this.tasks = tasks;
        this.dialect = dialect;
        this.form = form;
    }

    /** Doubly wrong calls get the code of the earlier test: plan, size of the batch, each target, what is left today. */
    ActionResult accept(SandboxKey caller, TargetRequest request) {
        List<SandboxZone> reached = reached(caller, request);
        checkBatch(request, reached);
        SortedTargets sorted = SortedTargets.of(request, withTaggedDomains(request, reached), form);
        if (sorted.accepted().isEmpty()) {
            return ActionResult.of(nothingAccepted(sorted));
        }
        book(request.type(), sorted);
        String jobId = ids.jobId();
        sorted.byZone()
                .forEach((zone, targets) -> tasks.add(jobId, zone, request, targets, hosts(request, zone, reached)));
        ObjectNode fields = fields(jobId, sorted);
        return new ActionResult(fields, sorted.accepted(), sorted.accepted().size(), jobId);
    }

    /** Whose copies a tag or everything means: the domains named for tags, else all of the zone. */
    private static List<String> hosts(TargetRequest request, String zoneId, List<SandboxZone> reached) {
        return reached.stream()
                .filter(zone -> request.cacheTagDomains().isEmpty() && zone.id().equals(zoneId))
                .findFirst()
                .map(SandboxZone::domains)
                .orElse(request.cacheTagDomains());
    }

    private List<SandboxZone> reached(SandboxKey caller, TargetRequest request) {
        if (!request.zoneId().equals(Zones.EVERY_ZONE)) {
            return List.of(zones.open(caller, request.zoneId()));
        }
        if (request.type() == TaskType.PURGE_ALL) {
            throw new ApiErrorException("InvalidParameter.ParameterError", "purge_all needs the id of a zone");
        }
        return zones.openAll(caller);
    }

    /** Of several zones, the most generous plan counts here; each still has to have enough left. */
    private void checkBatch(TargetRequest request, List<SandboxZone> reached) {
        int batch = reached.stream()
                .map(zone -> quotas.limit(zone.id(), request.type()))
                .flatMap(Optional::stream)
                .mapToInt(QuotaLimit::batch)
                .max()
                .orElseThrow(() -> new ApiErrorException("LimitExceeded.PackNotAllow", "not included in the plan"));
        if (request.size() > batch) {
            throw new ApiErrorException("LimitExceeded.BatchQuota", "at most " + batch + " targets in a call");
        }
    }

    /** For tags, the zone that the domains named in {@code CacheTag} lie in. */
    private List<SandboxZone> withTaggedDomains(TargetRequest request, List<SandboxZone> reached) {
        if (request.type() != TaskType.PURGE_CACHE_TAG) {
            return reached;
        }
        boolean mustName = dialect.cacheTagRequired() || request.zoneId().equals(Zones.EVERY_ZONE);
        if (mustName && request.cacheTagDomains().isEmpty()) {
            throw new ApiErrorException("MissingParameter", "the parameter `CacheTag` is missing");
        }
        return reached.stream()
                .filter(zone ->
                        request.cacheTagDomains().stream().allMatch(domain -> isWhole(domain) && zone.covers(domain)))
                .findFirst()
                .map(List::of)
                .orElseThrow(() ->
                        new ApiErrorException("InvalidParameter.DomainNotFound", "a domain lies outside the zone"));
    }

    private static boolean isWhole(String domain) {
        return !domain.startsWith("*.");
    }

    private void book(TaskType type, SortedTargets sorted) {
        Map<String, Integer> counts = new HashMap<>();
        sorted.byZone().forEach((zone, targets) -> counts.put(zone, targets.size()));
        if (!quotas.book(type, counts)) {
            throw new ApiErrorException("LimitExceeded.DailyQuota", "not enough of the daily quota is left");
        }
    }

    private ObjectNode nothingAccepted(SortedTargets sorted) {
        return switch (dialect.allRefused()) {
            case FAILED_LIST -> fields("", sorted);
            case INVALID_TARGET -> throw new ApiErrorException("InvalidParameter.Target", "no target is valid");
            case DOMAIN_NOT_FOUND ->
                throw new ApiErrorException("InvalidParameter.DomainNotFound", "no domain was found");
        };
    }

    private ObjectNode fields(String jobId, SortedTargets sorted) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("JobId", jobId);
        if (!sorted.byReason().isEmpty() || dialect.emptyFailedList() == EmptyFailedList.EMPTY) {
            ArrayNode failed = fields.putArray("FailedList");
            sorted.byReason().forEach((reason, targets) -> {
                ArrayNode refused = failed.addObject().put("Reason", reason).putArray("Targets");
                targets.forEach(refused::add);
            });
        } else if (dialect.emptyFailedList() == EmptyFailedList.NULL) {
            fields.putNull("FailedList");
        }
        return fields;
    }
}
