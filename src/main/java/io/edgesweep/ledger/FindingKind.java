package io.edgesweep.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a finding means for its run. */
public enum FindingKind {
    /** Worth knowing; changes nothing. */
    NOTE,
    /** A person has seen which rows are invalid before the others were sent: they are no failure. */
    PREVIEWED,
    /** A source, or a part of one, could not be read. */
    SOURCE,
    /** There was no valid input. */
    NO_INPUT,
    /** The input is larger than the job allows: nothing is sent. */
    LIMIT,
    /** The API refuses the key, or what it may do: nothing more is sent. */
    DENIED,
    /** The API cannot be reached: nothing more is sent. */
    UNAVAILABLE,
    /** A person has stopped the run: nothing more is sent, and it is not resumed. */
    STOPPED,
    /** The run was left unfinished and is not resumed. */
    INTERRUPTED,
    /** Something is held back until the next run, and not for its quota. */
    HELD,
    /** The CDN still serves what was confirmed purged, and the job counts that as a failure. */
    STALE,
    /** The run did not get as far as it should within its time. */
    DEADLINE,
    /** The machine or its disk does not let us work. */
    LOCAL,
    /** A mistake of ours. */
    UNEXPECTED;

    /** The word for programs: lower case, with hyphens. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
