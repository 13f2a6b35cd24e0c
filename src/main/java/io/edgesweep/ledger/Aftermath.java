package io.edgesweep.ledger;

import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What people do about runs that are over: settle what they left open, and send again what did not succeed. */
public interface Aftermath {

    /** The runs that answer for batches which were sent and have not come to their end, oldest first. */
    List<String> runsWithOpenBatches();

    /**
     * Makes it time to look at each open batch of a run. What was about to be sent becomes unsettled, because whoever was
     * about to send it is dead.
     *
     * @return how many batches are open
     */
    int reopen(String run, Instant now);

    /** Those of the run's batches that were sent and have not come to their end. */
    List<Batch> open(String run);

    /** The run that answers for a batch of the job which was sent and has not come to its end; empty when none does. */
    Optional<String> answering(String job, long batch);

    /**
     * Believes a person who has looked at the provider's console.
     *
     * @param purged whether the batch's targets are purged; if not, the batch is to be sent again, apart from what a later run has asked for
     *               since
     * @param reason who said so, and why; it becomes part of the batch's reason
     * @return whether the batch was open, and, if it is to be sent again, unsettled; else nothing has changed
     */
    boolean settleByHand(String run, long batch, boolean purged, Reason reason, Instant now);

    /** The run of its job that has taken over what the run had left open when it ended; empty while none has. */
    Optional<String> takenOverBy(Run run);

    /** Walks through the targets of purges that a run found failed or refused, whatever became of them later. */
    void forEachFailed(String run, Consumer<TargetRow> consumer);

    /**
     * Walks through the targets of purges that need no sending for a run, because another of its job answers for them.
     *
     * @param run  the run
     * @param but  a run whose own batches do not count; empty for none
     */
    void forEachInOtherHands(String run, String but, Consumer<InOtherHands> consumer);

    /**
     * A target for which another run answers.
     *
     * @param row    the target
     * @param isOpen whether it waits, or was sent and has not come to its end; otherwise it was confirmed since
     */
    record InOtherHands(TargetRow row, boolean isOpen) {}
}
