package io.edgesweep.ledger;

import io.edgesweep.targets.Given;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * An input row, or a target carried in, and what became of it in a run.
 *
 * @param place   where the row stands
 * @param text    the target in normal form, or the row's text when it is none
 * @param outcome what became of it
 * @param reason  why; none where the outcome says it all
 * @param target  the target, unless the row was rejected
 * @param batch   the batch that it is part of, unless the row was rejected
 * @param given   what the row says beside its target, if it was rejected
 */
public record RowOutcome(
        Place place,
        String text,
        Outcome outcome,
        Reason reason,
        @Nullable TargetRow target,
        @Nullable Batch batch,
        Given given) {

    /** The outcome of a target. */
    public static RowOutcome of(TargetRow target, Outcome outcome, Reason reason, Batch batch) {
        return new RowOutcome(target.place(), target.target().value(), outcome, reason, target, batch, Given.NOTHING);
    }

    /** The outcome of a row that was rejected. */
    public static RowOutcome of(RejectedRow row, Outcome outcome) {
        return new RowOutcome(row.place(), row.text(), outcome, row.reason(), null, null, row.given());
    }

    /** The text as people are shown it: on one line and, of a row that was rejected, without what may be a secret. */
    public String shownText() {
        String line = ForeignText.oneLine(text);
        return target == null ? Secrets.masked(line) : line;
    }

    /** The provider's error code for which it was not purged; empty where there is none. */
    public String code() {
        return switch (outcome) {
            case REFUSED, UNSETTLED, CARRIED_OVER ->
                batch == null ? "" : batch.calls().code();
            case INVALID, EXCLUDED, COMMENT, DUPLICATE, UNCHANGED, STOPPED, CONFIRMED, FAILED -> "";
        };
    }
}
