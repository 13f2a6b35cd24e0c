package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Takes targets to be purged (API reference: CreatePurgeTask). */
public final class CreatePurgeTask implements Action {

    private static final Set<String> METHODS = Set.of("invalidate", "delete");

    private final Acceptance acceptance;

    public CreatePurgeTask(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return ParameterSchema.Fields.of()
                .required("ZoneId", ParameterSchema.Scalar.TEXT)
                .required("Type", ParameterSchema.Scalar.TEXT)
                .optional("Method", ParameterSchema.Scalar.TEXT)
                .optional("Targets", ParameterSchema.listOfTexts())
                .optional("EncodeUrl", ParameterSchema.Scalar.FLAG)
                .optional("CacheTag", ParameterSchema.Fields.of().required("Domains", ParameterSchema.listOfTexts()));
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        TaskType type = TaskType.ofWord(parameters.path("Type").stringValue())
                .filter(TaskType::purges)
                .orElseThrow(() -> new ApiErrorException("InvalidParameterValue", "no such Type"));
        String method = parameters.path("Method").asString(usualMethod(type));
        if (!METHODS.contains(method)) {
            throw new ApiErrorException("InvalidParameterValue", "no such Method: " + method);
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
                        type == TaskType.PURGE_ALL ? List.of() : ParameterSchema.texts(parameters.path("Targets")),
                        ParameterSchema.texts(parameters.path("CacheTag").path("Domains"))));
    }

    private static String usualMethod(TaskType type) {
        return type == TaskType.PURGE_URL ? "delete" : "invalidate";
    }
}
