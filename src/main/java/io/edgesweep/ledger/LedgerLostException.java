package io.edgesweep.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger has lost something, or cannot keep what it is told. Nothing may be sent: what cannot be written down before a
 * call would be sent again after it.
 */
public final class LedgerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do: a sentence for the person who finds the run in the morning */
    public LedgerLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
