package io.edgesweep.source.intake;

import io.edgesweep.targets.Rejection;

/** Ends the reading of a row that becomes no target. Never leaves this room. */
final class UnwantedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    final Rejection rejection;
    final String reason;

    private UnwantedRowException(Rejection rejection, String reason) {
        super(reason, null, false, false);
        this.rejection = rejection;
        this.reason = reason;
    }

    static UnwantedRowException invalid(String reason) {
        return new UnwantedRowException(Rejection.INVALID, reason);
    }

    /** @param allowed what the column may hold, in words */
    static UnwantedRowException invalid(String column, String value, String allowed) {
        return invalid("column " + column + ": '" + value + "' is not " + allowed);
    }

    static UnwantedRowException excluded(String reason) {
        return new UnwantedRowException(Rejection.EXCLUDED, reason);
    }

    static UnwantedRowException comment() {
        return new UnwantedRowException(Rejection.COMMENT, "begins with #");
    }
}
