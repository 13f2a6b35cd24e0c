package io.edgesweep.ledger;

import io.edgesweep.plan.PlannedBatch;
import io.edgesweep.target.RejectedRow;
import io.edgesweep.target.Rejection;
import io.edgesweep.target.TargetRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes down what a run is to do. Nothing of it counts before the run is sealed: killed before that, it is thrown away
 * and made again.
 */
public interface Recorder {

    /** Throws away what an unsealed run has written down. Does nothing to a sealed one. */
    void discard(String run);

    /** Writes down batches, in one commit. */
    void record(String run, List<PlannedBatch> batches);

    /** Writes down rejected rows, in the order of their ordinals, in one commit. */
    void reject(String run, List<RejectedRow> rows);

    /**
     * Seals a run in one commit: its batches count from now on. Sealing a sealed run changes nothing.
     *
     * @param read     how many rows were read
     * @param rejected how many of them were rejected, by class
     * @param sources  what each source brought
     */
    void seal(String run, long read, Map<Rejection, Long> rejected, List<SourceCount> sources, Instant now);

    /** Whether the run is sealed. */
    boolean isSealed(String run);

    /**
     * Makes the run answer for everything that earlier runs of its job left open, and what is due of it ready to be sent.
     * What was about to be sent becomes unsettled, because whoever was about to send it is dead.
     */
    CarriedIn carryIn(String run, Instant now);

    /**
     * Walks through the targets that wait to be sent and were recorded by earlier runs.
     *
     * @param consumer takes each with the run that recorded it
     */
    void forEachWaiting(String run, BiConsumer<TargetRow, String> consumer);
}
