package io.edgesweep.ledger;

import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a run is to do. Nothing of it counts before the run is sealed: killed before that, it is thrown away
 * and made again.
 */
public interface Recorder {

    /**
     * Throws away what an unsealed run has written down. Does nothing to a sealed run.
     */
    void discard(String run);

    /** Writes down batches, in one commit. */
    void record(String run, List<PlannedBatch> batches);

    /**
     * Writes down a batch of one target, a directory that is purged for all of the rows that lie in it; in one commit.
     *
     * @param directory the target; its ordinal and place are the first row's
     * @param covered   the rows, page by page, in the order of their ordinals; at least one
     */
    void recordDirectory(String run, TargetRow directory, Iterator<List<TargetRow>> covered);

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

    /** Whether prefetches that earlier runs of the job have recorded are to be sent yet. */
    boolean hasPrefetches(String job);

    /**
     * Takes out of the prefetches that were carried into a sealed run whatever it purges again: that is prefetched after its
     * purge.
     */
    void supersedePrefetches(String run);

    /**
     * Makes the run answer for everything that earlier runs of its job left open, and what is due of it ready to be sent.
     * What was about to be sent becomes unsettled, because whoever was about to send it is dead.
     *
     * @return what was taken over; nothing where the run is resumed: what has come since, as what failed in it, is the next run's
     */
    CarriedIn carryIn(String run, Instant now);

    /**
     * Walks through the targets of a job that wait to be sent and were not recorded by the run.
     *
     * @param run the run at work; empty for none
     */
    void forEachWaiting(String job, String run, Consumer<Waiting> consumer);

    /**
     * A target that waits.
     *
     * @param batch     in which it waits
     * @param row       the target
     * @param since     the run that recorded it
     * @param notBefore until when it waits; null when it is due
     * @param covered   whether a directory that waits too will be purged in its place
     */
    record Waiting(
            long batch,
            TargetRow row,
            String since,
            @Nullable Instant notBefore,
            boolean covered) {}
}
