package io.edgesweep.sandbox;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Takes files to be fetched ahead of their visitors (API reference: CreatePrefetchTask). {@code Mode},
 * {@code Headers} and {@code PrefetchMediaSegments} are checked and change nothing: there is no cache to fill.
 */
final class CreatePrefetchTask implements Action {

    private final Acceptance acceptance;

    CreatePrefetchTask(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public Shape.Fields parameters() {
        return Shape.Fields.of()
                .required("ZoneId", Shape.Scalar.TEXT)
                .optional("Targets", Shape.listOfTexts())
                .optional("Mode", Shape.Scalar.TEXT)
                .optional("EncodeUrl", Shape.Scalar.FLAG)
                .optional("Headers", Shape.listOfHeaders())
                .optional("PrefetchMediaSegments", Shape.Scalar.TEXT);
    }

    @Override
    public Answer answer(SandboxKey caller, JsonNode parameters) {
        demandWord(parameters, "Mode", List.of("default", "edge"));
        demandWord(parameters, "PrefetchMediaSegments", List.of("on", "off"));
        return acceptance.accept(
                caller,
                new TargetRequest(
                        parameters.path("ZoneId").stringValue(),
                        TaskType.PREFETCH_URL,
                        "",
                        Shape.texts(parameters.path("Targets")),
                        List.of()));
    }

    private static void demandWord(JsonNode parameters, String name, List<String> words) {
        String word = parameters.path(name).asString(words.get(0));
        if (!words.contains(word)) {
            throw new Refusal("InvalidParameterValue", "no such " + name + ": " + word);
        }
    }
}
