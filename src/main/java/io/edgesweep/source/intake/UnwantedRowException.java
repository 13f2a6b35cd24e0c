package io.edgesweep.source.intake;

import io.edgesweep.targets.Rejection;
import io.edgesweep.text.Reason;

/** Ends the reading of a row that becomes no target. Never leaves this room. */
final class UnwantedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    final Rejection rejection;
    final Reason reason;

    private UnwantedRowException(Rejection rejection, Reason reason) {
        super(reason.code(), null, false, false);
        this.rejection = rejection;
        this.reason = reason;
    }

    static UnwantedRowException invalid(Reason reason) {
        return new UnwantedRowException(Rejection.INVALID, reason);
    }

    /** @param allowed what the column may hold */
    static UnwantedRowException invalid(String column, String value, String allowed) {
        return invalid(Reason.of("bad-row.column", column, value, allowed));
    }

    static UnwantedRowException excluded(Reason reason) {
        return new UnwantedRowException(Rejection.EXCLUDED, reason);
    }

    static UnwantedRowException comment() {
        return new UnwantedRowException(Rejection.COMMENT, Reason.of("comment"));
    }
}
