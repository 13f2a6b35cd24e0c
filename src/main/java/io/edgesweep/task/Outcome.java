package io.edgesweep.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of an input row, or of a target carried in, by the end of a run. Every one has exactly one. */
public enum Outcome {
    /** Rejected by us: it names nothing that can be purged, or nothing of the site's. */
    INVALID,
    /** Rejected by us: the job leaves it out. */
    EXCLUDED,
    /** A comment: somebody has put {@code #} before the row. */
    COMMENT,
    /** Rejected by us: the same target is already in the run, or already waits. */
    DUPLICATE,
    /** Rejected by us: it has not changed since it was last confirmed purged. */
    UNCHANGED,
    /** Stopped by a limit of the job, with all of its run's input: nothing of it is sent. */
    STOPPED,
    /** Purged, as the provider confirms. */
    CONFIRMED,
    /** Accepted by the provider, then failed. */
    FAILED,
    /** Refused by the provider, at the call. */
    REFUSED,
    /** Not sent yet; waits for a later run. */
    CARRIED_OVER,
    /** Sent, and what became of it is not known yet. */
    UNSETTLED;

    /** The one word for it in all that programs read: run.json, the tables, the status, metrics and the API. */
    @JsonValue
    public String word() {
        return this == CARRIED_OVER ? "carriedOver" : words();
    }

    /** What people call it. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the target is still to be purged, so that it belongs on a list to try again. */
    public boolean isOpen() {
        return switch (this) {
            case INVALID, STOPPED, FAILED, REFUSED, CARRIED_OVER, UNSETTLED -> true;
            case EXCLUDED, COMMENT, DUPLICATE, UNCHANGED, CONFIRMED -> false;
        };
    }
}
