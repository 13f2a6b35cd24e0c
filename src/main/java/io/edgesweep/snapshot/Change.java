package io.edgesweep.snapshot;

import io.edgesweep.text.Reason;

/**
 * What is to be made of a target of a source that wants nothing but changes.
 *
 * @param finding what was found
 * @param reason  why it is not purged; empty for {@link Finding#DUE}
 */
public record Change(Finding finding, Reason reason) {

    /** What can be found. */
    public enum Finding {
        /** It is to be purged. */
        DUE,
        /** It has not changed. */
        UNCHANGED,
        /** It is known from now on, and was not purged: the job says so. */
        LEARNED,
        /** Nobody can say whether it has changed, and it is not purged: the job says so. */
        UNKNOWN
    }

    /** A target that is to be purged. */
    public static final Change DUE = new Change(Finding.DUE, Reason.NONE);
}
