package io.edgesweep.sandbox;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Wraps answers as every action's answer is wrapped (API reference: Responses). */
final class Envelope {

    private final JsonMapper mapper;

    Envelope(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String success(ObjectNode fields, String requestId) {
        ObjectNode root = mapper.createObjectNode();
        root.putObject("Response").setAll(fields).put("RequestId", requestId);
        return mapper.writeValueAsString(root);
    }

    String error(String code, String message, String requestId) {
        ObjectNode fields = mapper.createObjectNode();
        fields.putObject("Error").put("Code", code).put("Message", message);
        return success(fields, requestId);
    }
}
