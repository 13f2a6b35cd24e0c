package io.edgesweep.provider;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;

/**
 * An error that the provider, or the way to it, answered with.
 *
 * @param errorClass what it asks of us
 * @param action     the API's name of the call
 * @param code       the provider's code; empty when the transport failed
 * @param message    what the provider, or the transport, says; for people only, it varies with language and time
 * @param requestId  the provider's id of the call; empty where there is none
 * @param advice     the word of what a person may do about it, whose sentence is in the catalogues of {@code language}; where
 *                   targets are refused, it is their cause; empty where we know of nothing
 */
public record ProviderError(
        ErrorClass errorClass, String action, String code, Reason message, String requestId, String advice) {

    /** The part of a {@link #reason} that differs from call to call. */
    public static final String REQUEST = "error.request";

    private static final String ADVICE = "error.advice";

    /** As a reason for what follows from it. */
    public Reason reason() {
        return Reason.of(
                "error",
                action,
                answer(),
                requestId.isEmpty() ? Reason.NONE : Reason.of(REQUEST, requestId),
                advice.isEmpty() ? Reason.NONE : Reason.of(ADVICE, Reason.of("advice." + advice)));
    }

    /** What came: the code, and what is said with it. */
    Reason answer() {
        return code.isEmpty() ? message : Reason.of("error.code", code, message);
    }

    /** As {@link #reason}, where what is to be done is another thing. */
    public Reason withoutAdvice() {
        return reason().without(ADVICE);
    }

    /** As the reason for which a target is refused: its cause, and what the provider says of it. */
    public Reason refusal(String cause) {
        return Reason.saidOf(cause, message);
    }

    /** In English, as logs and commands say it. */
    @Override
    public String toString() {
        return Words.english().say(reason());
    }
}
