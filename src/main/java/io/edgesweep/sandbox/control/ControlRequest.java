package io.edgesweep.sandbox.control;

import io.edgesweep.sandbox.call.ParameterSchema;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request of the control interface.
 *
 * @param fields that its body may hold
 * @param action what it does with them
 */
record ControlRequest(ParameterSchema.Fields fields, Function<JsonNode, ObjectNode> action) {

    /**
     * Does what is asked for.
     *
     * @throws io.edgesweep.sandbox.call.ApiErrorException if the body is of another form
     * @throws IllegalArgumentException if it names what is not there
     */
    ObjectNode answer(JsonNode body) {
        fields.check("body", body);
        return action.apply(body);
    }

    static boolean isGiven(JsonNode body, String name) {
        return body.hasNonNull(name);
    }

    /** A span of time as ISO 8601 tells it, for instance {@code PT5M}. */
    static Duration duration(JsonNode body, String name) {
        String text = body.path(name).asString("");
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "`" + name + "` must be a duration such as PT90S or P1D, not: " + text, unreadable);
        }
    }

    /** A constant by its name in lower case. */
    static <E extends Enum<E>> E word(JsonNode body, String name, Class<E> type) {
        String text = body.path(name).asString("");
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + name + "` must be one of "
                        + constants.toString().toLowerCase(Locale.ROOT) + ", not: " + text));
    }
}
