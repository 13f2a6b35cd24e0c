package io.edgesweep.sandbox;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes targets to be purged (API reference: CreatePurgeTask). */
final class CreatePurgeTask implements Action {

    private static final Set<String> METHODS = Set.of("invalidate", "delete");

    private final Acceptance acceptance;

    CreatePurgeTask(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public Shape.Fields parameters() {
        return Shape.Fields.of()
                .required("ZoneId", Shape.Scalar.TEXT)
                .required("Type", Shape.Scalar.TEXT)
                .optional("Method", Shape.Scalar.TEXT)
                .optional("Targets", Shape.listOfTexts())
                .optional("EncodeUrl", Shape.Scalar.FLAG)
                .optional("CacheTag", Shape.Fields.of().required("Domains", Shape.listOfTexts()));
    }

    @Override
    public Answer answer(SandboxKey caller, JsonNode parameters) {
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
        return acceptance.accept(
                caller,
                new TargetRequest(
                        parameters.path("ZoneId").stringValue(),
                        type,
                        method,
                        type == TaskType.PURGE_ALL ? List.of() : Shape.texts(parameters.path("Targets")),
                        Shape.texts(parameters.path("CacheTag").path("Domains"))));
    }

    private static String usualMethod(TaskType type) {
        return type == TaskType.PURGE_URL ? "delete" : "invalidate";
    }
}
