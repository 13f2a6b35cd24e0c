package io.edgesweep.provider;

/**
 * An error that the provider, or the way to it, answered with.
 *
 * @param errorClass what it asks of us
 * @param action     the API's name of the call
 * @param code       the provider's code; empty when the transport failed
 * @param message    what the provider, or the transport, says; for people only, it varies with language and time
 * @param requestId  the provider's id of the call; empty where there is none
 * @param advice     what a person may do about it, in words; empty where we know of nothing
 */
public record ProviderError(
        ErrorClass errorClass, String action, String code, String message, String requestId, String advice) {

    @Override
    public String toString() {
        return action + ": " + (code.isEmpty() ? "" : code + ", ") + message
                + (requestId.isEmpty() ? "" : " (request " + requestId + ")")
                + (advice.isEmpty() ? "" : ". " + advice);
    }
}
