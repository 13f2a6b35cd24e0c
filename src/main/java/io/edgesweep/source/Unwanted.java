package io.edgesweep.source;

import io.edgesweep.target.Rejection;

/** Ends the reading of a row that becomes no target. Never leaves this room. */
final class Unwanted extends Exception {

    private static final long serialVersionUID = 1L;

    final Rejection rejection;
    final String reason;

    private Unwanted(Rejection rejection, String reason) {
        super(reason, null, false, false);
        this.rejection = rejection;
        this.reason = reason;
    }

    static Unwanted invalid(String reason) {
        return new Unwanted(Rejection.INVALID, reason);
    }

    /** @param allowed what the column may hold, in words */
    static Unwanted invalid(String column, String value, String allowed) {
        return invalid("column " + column + ": '" + value + "' is not " + allowed);
    }

    static Unwanted excluded(String reason) {
        return new Unwanted(Rejection.EXCLUDED, reason);
    }

    static Unwanted comment() {
        return new Unwanted(Rejection.COMMENT, "begins with #");
    }
}
