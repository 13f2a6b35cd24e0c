package io.edgesweep.provider;

/** A query that brought no answer. */
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ProviderError error;

    public ProviderException(ProviderError error) {
        super(error.toString());
        this.error = error;
    }

    /** What went wrong, and what it asks of us. */
    public ProviderError error() {
        return error;
    }
}
