package io.edgesweep.sandbox.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form that a JSON value must have, as an action defines it. */
public sealed interface ParameterSchema {

    /** Refuses a value of another form. */
    void check(String name, JsonNode value);

    /** Gives a value from a query string, where all is text, the type that it would have in JSON. */
    JsonNode typed(JsonNode text);

    private static void demand(boolean right, String name, String form) {
        if (!right) {
            throw new ApiErrorException("InvalidParameter", "`" + name + "` must be " + form);
        }
    }

    /** A single value. */
    enum Scalar implements ParameterSchema {
        TEXT,
        WHOLE_NUMBER,
        FLAG;

        @Override
        public void check(String name, JsonNode value) {
            switch (this) {
                case TEXT -> demand(value.isString(), name, "a string");
                case WHOLE_NUMBER -> demand(value.isIntegralNumber() && value.canConvertToInt(), name, "an integer");
                case FLAG -> demand(value.isBoolean(), name, "a boolean");
            }
        }

        @Override
        public JsonNode typed(JsonNode text) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return switch (this) {
                case TEXT -> text;
                case WHOLE_NUMBER -> text.asIntOpt().isPresent() ? json.numberNode(text.asInt()) : text;
                case FLAG -> text.asBooleanOpt().isPresent() ? json.booleanNode(text.asBoolean()) : text;
            };
        }
    }

    /** A list of strings. */
    static ParameterSchema listOfTexts() {
        return new ListOf(Scalar.TEXT);
    }

    /** A list of HTTP headers, as both products take them. */
    static ParameterSchema listOfHeaders() {
        return new ListOf(Fields.of().required("Name", Scalar.TEXT).required("Value", Scalar.TEXT));
    }

    record ListOf(ParameterSchema element) implements ParameterSchema {

        @Override
        public void check(String name, JsonNode value) {
            demand(value.isArray(), name, "a list");
            for (int position = 0; position < value.size(); position++) {
                element.check(name + "." + position, value.get(position));
            }
        }

        @Override
        public JsonNode typed(JsonNode text) {
            if (!text.isArray()) {
                return text;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            text.forEach(value -> list.add(element.typed(value)));
            return list;
        }
    }

    /** An object that may hold these fields and no others. A field that is {@code null} counts as absent. */
    record Fields(Map<String, ParameterSchema> known, Set<String> required) implements ParameterSchema {

        public static Fields of() {
            return new Fields(Map.of(), Set.of());
        }

        public Fields required(String name, ParameterSchema shape) {
            Set<String> more = new TreeSet<>(required);
            more.add(name);
            return new Fields(plus(name, shape), more);
        }

        public Fields optional(String name, ParameterSchema shape) {
            return new Fields(plus(name, shape), required);
        }

        @Override
        public void check(String name, JsonNode value) {
            demand(value.isObject(), name, "an object");
            for (String field : value.propertyNames()) {
                if (!known.containsKey(field)) {
                    throw new ApiErrorException("UnknownParameter", "the parameter `" + field + "` is not defined");
                }
            }
            for (String field : required) {
                if (isAbsent(value, field)) {
                    throw new ApiErrorException("MissingParameter", "the parameter `" + field + "` is missing");
                }
            }
            known.forEach((field, shape) -> {
                if (!isAbsent(value, field)) {
                    shape.check(field, value.path(field));
                }
            });
        }

        @Override
        public JsonNode typed(JsonNode text) {
            if (!text.isObject()) {
                return text;
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            text.properties()
                    .forEach(field -> object.set(
                            field.getKey(),
                            known.getOrDefault(field.getKey(), Scalar.TEXT).typed(field.getValue())));
            return object;
        }

        private static boolean isAbsent(JsonNode value, String field) {
            return value.path(field).isMissingNode() || value.path(field).isNull();
        }

        private Map<String, ParameterSchema> plus(String name, ParameterSchema shape) {
            Map<String, ParameterSchema> more = new LinkedHashMap<>(known);
            more.put(name, shape);
            return more;
        }
    }

    /** The strings of a list that has been checked; empty if there is none. */
    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
