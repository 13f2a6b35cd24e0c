package io.edgesweep.sandbox.control;

import static io.edgesweep.sandbox.control.ControlRequest.duration;

import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.server.Fault;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The faults by the words that the control interface has for them. */
final class FaultParser {

    static final ParameterSchema.Fields FIELDS = ParameterSchema.Fields.of()
            .required("fault", ParameterSchema.Scalar.TEXT)
            .optional("code", ParameterSchema.Scalar.TEXT)
            .optional("message", ParameterSchema.Scalar.TEXT)
            .optional("status", ParameterSchema.Scalar.WHOLE_NUMBER)
            .optional("retryAfter", ParameterSchema.Scalar.WHOLE_NUMBER)
            .optional("afterBooking", ParameterSchema.Scalar.FLAG)
            .optional("delay", ParameterSchema.Scalar.TEXT);

    private static final Map<String, Function<JsonNode, Fault>> FAULTS = new TreeMap<>(Map.of(
            "none", body -> Fault.none(),
            "code", FaultParser::code,
            "status", body -> answer(body, Fault.status(status(body))),
            "empty-body", body -> answer(body, Fault.emptyBody()),
            "empty-object", body -> answer(body, Fault.emptyObject()),
            "html", body -> answer(body, Fault.html()),
            "cut-off", body -> Fault.cutOff(),
            "close-before-booking", body -> Fault.closeBeforeBooking(),
            "close-after-booking", body -> Fault.closeAfterBooking(),
            "late", body -> Fault.late(duration(body, "delay"))));

    private FaultParser() {}

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException if there is none of that word
     */
    static Fault read(JsonNode body) {
        String word = body.path("fault").asString("");
        Function<JsonNode, Fault> fault = FAULTS.get(word);
        if (fault == null) {
            throw new IllegalArgumentException("`fault` must be one of " + FAULTS.keySet() + ", not: " + word);
        }
        return fault.apply(body);
    }

    private static Fault code(JsonNode body) {
        Fault.Code plain = Fault.code(body.path("code").asString("InternalError"));
        Fault.Code code = plain.saying(body.path("message").asString(plain.message()));
        return body.path("afterBooking").asBoolean(false) ? code.afterBooking() : code;
    }

    private static Fault answer(JsonNode body, Fault.OtherAnswer answer) {
        Fault.OtherAnswer withHeader = body.hasNonNull("retryAfter")
                ? answer.retryAfter(body.path("retryAfter").intValue())
                : answer;
        return body.path("afterBooking").asBoolean(false) ? withHeader.afterBooking() : withHeader;
    }

    private static int status(JsonNode body) {
        int status = body.path("status").asInt(0);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("`status` must be from 200 to 599, not: " + status);
        }
        return status;
    }
}
