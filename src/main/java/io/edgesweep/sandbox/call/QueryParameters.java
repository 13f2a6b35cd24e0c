package io.edgesweep.sandbox.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a GET call, flattened by the client into names such as {@code Targets.0} or
 * {@code Filters.0.Name}. Every value is text.
 */
public final class QueryParameters {

    private QueryParameters() {}

    /** {@code null} if the query cannot be decoded. */
    public static @Nullable JsonNode read(String query) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        try {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    put(root, decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException undecodable) {
            return null;
        }
        return withLists(root);
    }

    private static void put(ObjectNode root, String name, String value) {
        ObjectNode parent = root;
        String[] steps = name.split("\\.", -1);
        for (int step = 0; step < steps.length - 1; step++) {
            JsonNode child = parent.path(steps[step]);
            parent = child instanceof ObjectNode object ? object : parent.putObject(steps[step]);
        }
        parent.put(steps[steps.length - 1], value);
    }

    /** An object whose names are all numbers stands for a list. */
    private static JsonNode withLists(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), withLists(field.getValue())));
        if (fields.isEmpty() || !fields.keySet().stream().allMatch(name -> name.matches("\\d{1,9}"))) {
            return JsonNodeFactory.instance.objectNode().setAll(fields);
        }
        Map<Integer, JsonNode> elements = new TreeMap<>();
        fields.forEach((position, element) -> elements.put(Integer.valueOf(position), element));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        return list.addAll(elements.values());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
