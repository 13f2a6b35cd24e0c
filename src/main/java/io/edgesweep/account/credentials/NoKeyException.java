package io.edgesweep.account.credentials;

/** There is no key where it was looked for. The message tells every place, as the second half of a sentence. */
public final class NoKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    NoKeyException(String message) {
        super(message);
    }
}
