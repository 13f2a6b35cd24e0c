package io.edgesweep.provider.tencentapi;

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
     * @param reason why, in words
     * @param lasting whether it will stay so until a person acts, as with a certificate that is not trusted
     */
    record NotSent(String reason, boolean lasting) implements ApiAnswer {}

    /**
     * Nothing was put on the wire, because whoever calls wanted it so in the last moment.
     *
     * @param reason why, in words
     */
    record Withheld(String reason) implements ApiAnswer {}

    /**
     * The request was on the wire, and no answer of the API came back: whether it took effect is not known.
     *
     * @param reason what came instead, in words
     */
    record NoAnswer(String reason) implements ApiAnswer {}
}
