package io.edgesweep.targets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why we do not send a row. */
public enum Rejection {
    /** It names nothing that can be purged, or nothing of the site's. */
    INVALID,
    /** The job leaves it out. */
    EXCLUDED,
    /** Somebody has made a comment of it. */
    COMMENT,
    /** The same target is already in this run, or already waits from an earlier one. */
    DUPLICATE,
    /** It has not changed since it was last confirmed purged. */
    UNCHANGED,
    /** A limit of the job stops its run: nothing of the input is sent. */
    STOPPED;

    /** The word for programs, which is that of the outcome. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
