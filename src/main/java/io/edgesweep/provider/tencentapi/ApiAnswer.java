package io.edgesweep.provider.tencentapi;

import io.edgesweep.text.Reason;
import tools.jackson.databind.JsonNode;

/** What came of one call. */
public sealed interface ApiAnswer {

    /**
     * The API did what it was asked for.
     *
     * @param response the fields of {@code Response}, {@code RequestId} among them
     */
    record Success(JsonNode response) implements ApiAnswer {}

    /**
     * The API answered with an error.
     *
     * @param code      its code, the only part that may be decided on
     * @param message   its message, for people
     * @param requestId its id of the call
     */
    record Failure(String code, String message, String requestId) implements ApiAnswer {}

    /**
     * Nothing was put on the wire.
     *
     * @param reason why
     * @param fault  for whom it will stay so
     */
    record NotSent(Reason reason, Fault fault) implements ApiAnswer {}

    /** For whom nothing can be put on the wire. */
    enum Fault {
        /** It may pass by itself. */
        PASSING,
        /** For whoever calls this endpoint, until a person acts, as with a certificate that is not trusted. */
        ENDPOINT,
        /** For whoever calls with the account's key, until a person acts. */
        KEY
    }

    /**
     * Nothing was put on the wire, because whoever calls wanted it so in the last moment.
     *
     * @param reason why
     */
    record Withheld(Reason reason) implements ApiAnswer {}

    /**
     * The request was on the wire, and no answer of the API came back: whether it took effect is not known.
     *
     * @param reason what came instead
     */
    record NoAnswer(Reason reason) implements ApiAnswer {}
}
