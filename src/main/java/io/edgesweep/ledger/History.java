package io.edgesweep.ledger;

import io.edgesweep.task.Counts;
import java.util.function.Consumer;

/** Reads what became of a run. */
public interface History {

    /** The counts as they stand: targets that wait count as carried over, those that are on their way as unsettled. */
    Counts counts(String run);

    /** Walks through the batches that the run answers for: carried-in ones first, then in the order of the input. */
    void forEachBatch(String run, Consumer<Batch> consumer);

    /**
     * Walks through every input row and every target carried in, each with its outcome: carried-in ones first, then in the
     * order of the input.
     */
    void forEachRow(String run, Consumer<RowOutcome> consumer);
}
