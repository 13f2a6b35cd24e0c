package io.edgesweep.targets;

/** Ends the reading of a text that names no target. Never leaves this room. */
final class NotNormalException extends Exception {

    private static final long serialVersionUID = 1L;

    final String reason;

    NotNormalException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }
}
