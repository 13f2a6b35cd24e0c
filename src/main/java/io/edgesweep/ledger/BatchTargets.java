package io.edgesweep.ledger;

import io.edgesweep.task.Outcome;
import java.util.Locale;
import java.util.Map;

/**
 * A batch and what became of its targets, whichever run found it out. A directory's one target stands for the rows that it covers.
 *
 * @param batch    the batch
 * @param outcomes how many targets ended how
 */
public record BatchTargets(Batch batch, Map<Outcome, Integer> outcomes) {

    public BatchTargets {
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * The word for its state: the ledger says of a batch that it is over, and what that means is told by its targets.
     *
     * @return {@code partly-failed} when some are confirmed and others failed or were refused, {@code unsettled} when nobody can
     *     be asked about some; else the state's name in lower case
     */
    public String state() {
        boolean isOver = batch.state() == BatchState.CONFIRMED || batch.state() == BatchState.FAILED;
        if (isOver && of(Outcome.UNSETTLED) > 0) {
            return BatchState.UNSETTLED.name().toLowerCase(Locale.ROOT);
        }
        int bad = of(Outcome.FAILED) + of(Outcome.REFUSED);
        return isOver && bad > 0 && of(Outcome.CONFIRMED) > 0
                ? "partly-failed"
                : batch.state().name().toLowerCase(Locale.ROOT);
    }

    /** How many of its targets ended so. */
    public int of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
