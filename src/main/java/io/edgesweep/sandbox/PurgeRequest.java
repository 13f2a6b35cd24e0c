package io.edgesweep.sandbox;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What {@code CreatePurgeTask} is asked for (API reference: CreatePurgeTask, input parameters).
 *
 * @param zoneId an id, or {@code *}
 * @param method {@code invalidate} or {@code delete}; of no effect, and never as asked for, on URLs and tags
 * @param targets empty for {@code purge_all}
 * @param cacheTagDomains empty if the call came without {@code CacheTag}
 */
record PurgeRequest(String zoneId, TaskType type, String method, List<String> targets, List<String> cacheTagDomains) {

    static final Shape.Fields PARAMETERS = Shape.Fields.of()
            .required("ZoneId", Shape.Scalar.TEXT)
            .required("Type", Shape.Scalar.TEXT)
            .optional("Method", Shape.Scalar.TEXT)
            .optional("Targets", Shape.listOfTexts())
            .optional("EncodeUrl", Shape.Scalar.FLAG)
            .optional("CacheTag", Shape.Fields.of().required("Domains", Shape.listOfTexts()));

    private static final Set<String> METHODS = Set.of("invalidate", "delete");

    static PurgeRequest of(JsonNode parameters) {
        TaskType type = TaskType.ofWord(parameters.path("Type").stringValue())
                .filter(TaskType::purges)
                .orElseThrow(() -> new Refusal("InvalidParameterValue", "no such Type"));
        String method = parameters.path("Method").asString(usualMethod(type));
        if (!METHODS.contains(method)) {
            throw new Refusal("InvalidParameterValue", "no such Method: " + method);
        }
        if (type == TaskType.PURGE_URL || type == TaskType.PURGE_CACHE_TAG) {
            method = usualMethod(type);
        }
        List<String> targets = type == TaskType.PURGE_ALL ? List.of() : Shape.texts(parameters.path("Targets"));
        if (targets.isEmpty() && type != TaskType.PURGE_ALL) {
            throw new Refusal("MissingParameter", "the parameter `Targets` is missing or empty");
        }
        return new PurgeRequest(
                parameters.path("ZoneId").stringValue(),
                type,
                method,
                targets,
                Shape.texts(parameters.path("CacheTag").path("Domains")));
    }

    /** What {@code purge_all} counts for in quota and batch: one. */
    int size() {
        return Math.max(1, targets.size());
    }

    private static String usualMethod(TaskType type) {
        return type == TaskType.PURGE_URL ? "delete" : "invalidate";
    }
}
