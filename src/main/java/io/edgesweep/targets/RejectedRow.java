package io.edgesweep.targets;

import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;

/**
 * An input row that is not sent, and why.
 *
 * @param ordinal   the row's number in its run, as in {@link TargetRow}
 * @param place     where the row stands
 * @param text      the row as it was written, or as much of it as is worth showing
 * @param rejection the class of the reason
 * @param reason    why
 * @param given     what else it says, of a row that is given back to be sent later
 */
public record RejectedRow(long ordinal, Place place, String text, Rejection rejection, Reason reason, Given given) {

    /** A row of which nothing is given back but its text. */
    public RejectedRow(long ordinal, Place place, String text, Rejection rejection, Reason reason) {
        this(ordinal, place, text, rejection, reason, Given.NOTHING);
    }

    /** The row as people are shown it: on one line, and without what may be a secret. */
    public RejectedRow shown() {
        return new RejectedRow(ordinal, place, Secrets.masked(ForeignText.oneLine(text)), rejection, reason, given);
    }
}
