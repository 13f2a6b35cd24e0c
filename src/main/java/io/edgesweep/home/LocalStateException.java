package io.edgesweep.home;

/** The home folder, or the ledger in it, cannot be used. */
public final class LocalStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalStateException(String message) {
        super(message);
    }

    public LocalStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
