package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Takes files to be fetched ahead of their visitors (API reference: CreatePrefetchTask). {@code Mode},
 * {@code Headers} and {@code PrefetchMediaSegments} are checked and change nothing: there is no cache to fill.
 */
public final class CreatePrefetchTask implements Action {

    private final Acceptance acceptance;

    public CreatePrefetchTask(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public ParameterSchema.Fields parameters() {
        return ParameterSchema.Fields.of()
                .required("ZoneId", ParameterSchema.Scalar.TEXT)
                .optional("Targets", ParameterSchema.listOfTexts())
                .optional("Mode", ParameterSchema.Scalar.TEXT)
                .optional("EncodeUrl", ParameterSchema.Scalar.FLAG)
                .optional("Headers", ParameterSchema.listOfHeaders())
                .optional("PrefetchMediaSegments", ParameterSchema.Scalar.TEXT);
    }

    @Override
    public ActionResult answer(SandboxKey caller, JsonNode parameters) {
        demandWord(parameters, "Mode", List.of("default", "edge"));
        demandWord(parameters, "PrefetchMediaSegments", List.of("on", "off"));
        return acceptance.accept(
                caller,
                new TargetRequest(
                        parameters.path("ZoneId").stringValue(),
                        TaskType.PREFETCH_URL,
                        "",
                        ParameterSchema.texts(parameters.path("Targets")),
                        List.of()));
    }

    private static void demandWord(JsonNode parameters, String name, List<String> words) {
        String word = parameters.path(name).asString(words.get(0));
        if (!words.contains(word)) {
            throw new ApiErrorException("InvalidParameterValue", "no such " + name + ": " + word);
        }
    }
}
