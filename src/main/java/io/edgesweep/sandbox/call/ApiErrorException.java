package io.edgesweep.sandbox.call;

/** Ends a call with an error of the API. Clients decide on the code; the message is for people. */
public final class ApiErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public ApiErrorException(String code, String message) {
        // without a stack trace: a refusal is an ordinary answer
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
