package io.edgesweep.sandbox.server;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

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

    /** As {@link #success}, with something else in one field. */
    String odd(ObjectNode fields, String requestId, Fault.Odd odd) {
        fields.put("RequestId", requestId);
        replace(fields, List.of(odd.field().split("\\.")), odd.json());
        ObjectNode root = mapper.createObjectNode();
        root.set("Response", fields);
        return mapper.writeValueAsString(root);
    }

    private static void replace(JsonNode node, List<String> path, String json) {
        if (node instanceof ObjectNode object && path.size() == 1) {
            object.putRawValue(path.get(0), new RawValue(json));
        } else if (node instanceof ObjectNode object) {
            replace(object.path(path.get(0)), path.subList(1, path.size()), json);
        } else {
            node.forEach(each -> replace(each, path, json));
        }
    }

    String error(String code, String message, String requestId) {
        ObjectNode fields = mapper.createObjectNode();
        fields.putObject("Error").put("Code", code).put("Message", message);
        return success(fields, requestId);
    }
}
