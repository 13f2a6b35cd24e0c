package io.edgesweep.targets;

import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Secrets;

/**
 * An input row that is not sent, and why.
 *
 * @param ordinal   the row's number in its run, as in {@link TargetRow}
 * @param place     where the row stands
 * @param text      the row as it was written, or as much of it as is worth showing
 * @param rejection the class of the reason
 * @param reason    the reason in words
 * @param given     what else it says, of a row that is given back to be sent later
 */
public record RejectedRow(long ordinal, Place place, String text, Rejection rejection, String reason, Given given) {

    /** How the reason of a duplicate begins that the CDN keeps as one object with a target of another spelling. */
    public static final String SAME_OBJECT = "the CDN keeps it as one object with the target ";

    public RejectedRow {
        reason = ForeignText.oneLine(reason);
    }

    /** A row of which nothing is given back but its text. */
    public RejectedRow(long ordinal, Place place, String text, Rejection rejection, String reason) {
        this(ordinal, place, text, rejection, reason, Given.NOTHING);
    }

    /** The row as people are shown it: on one line, and without what may be a secret. */
    public RejectedRow shown() {
        return new RejectedRow(ordinal, place, Secrets.masked(ForeignText.oneLine(text)), rejection, reason, given);
    }
}
