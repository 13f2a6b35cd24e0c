package io.edgesweep.targets;

import io.edgesweep.text.Reason;

/** Ends the reading of a text that names no target. Never leaves this room. */
final class NotNormalException extends Exception {

    private static final long serialVersionUID = 1L;

    final Reason reason;

    /** @param arguments of {@link Reason}'s sentence */
    NotNormalException(String code, Object... arguments) {
        this(Reason.of(code, arguments));
    }

    NotNormalException(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }
}
