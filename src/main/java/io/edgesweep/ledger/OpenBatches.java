package io.edgesweep.ledger;

import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The batches that were sent and whose end is not known. Each method is one short transaction that is on disk when it
 * returns.
 */
public interface OpenBatches {

    /**
     * Takes an unsettled batch of the run and action to which it is time to look at {@code due}; nobody else is given it before
     * {@code lease}.
     */
    Optional<UnsettledBatch> takeUnsettled(String run, Action action, Instant due, Instant now, Instant lease);

    /** When the next unsettled batch of the run and action is to be looked at, as {@link #nextSubmitted}. */
    Optional<Instant> nextUnsettled(String run, Action action, Instant now);

    /**
     * Takes another unsettled batch of the same run, site and kind to which it is time to look now; nobody else is given it
     * before {@code lease}.
     *
     * @param sentBy its call was on the wire no later than this
     */
    Optional<UnsettledBatch> takeLike(UnsettledBatch batch, Instant sentBy, Instant now, Instant lease);

    /** When the last call was on the wire, of the unsettled batches of the same run, site and kind, up to {@code latest}. */
    Optional<Instant> lastSent(UnsettledBatch batch, Instant latest);

    /** Holds an unsettled batch until {@code lease}; empty when it is not ours any more. */
    Optional<UnsettledBatch> renew(UnsettledBatch batch, Instant lease);

    /**
     * The submitted batches of the run that are to be looked at by {@code due} and that nobody has, those first whose turn it
     * is first. They are only read, and may be taken afterwards.
     *
     * @param most how many at most
     */
    List<Batch> submitted(String run, Instant due, Instant now, int most);

    /** Takes those of the submitted batches that nobody has meanwhile; nobody else is given them before {@code lease}. */
    List<SubmittedBatch> take(List<Batch> batches, Instant now, Instant lease);

    /**
     * When the next submitted batch of the run is to be looked at; where others have taken all of them, when they have to be
     * done with one. Empty when there is none.
     */
    Optional<Instant> nextSubmitted(String run, Instant now);

    /** Whether a submitted batch of the run and action is to be looked at yet. */
    boolean isFollowed(String run, Action action);

    /** Whether a batch is already known to be the provider's task. */
    boolean knowsTask(String taskId);

    /**
     * An unsettled batch was taken by the provider, apart from the targets at the positions: those are to be sent, as with
     * {@link #sendAgain}. Does nothing while the task may be that of another batch: one that is known to be it, or one with some of the targets
     * whose call's answer is yet to be written down.
     *
     * @return whether the task is not, and cannot turn out to be, that of another batch
     */
    boolean adopt(UnsettledBatch batch, String taskId, Set<Integer> missing, Instant now);

    /**
     * An unsettled batch was not taken: it is to be sent again, apart from the targets that a later run of the job has asked for
     * since. These count as duplicates in the run that answers for the batch.
     */
    void sendAgain(UnsettledBatch batch, Reason reason);

    /**
     * An unsettled batch was not taken, and not for the first time: the job's next run is to send it again, apart from the same
     * targets as with {@link #sendAgain}.
     *
     * @param finding what the run's report is to tell of it, if anything of it is to be sent
     */
    void putOff(String run, UnsettledBatch batch, Reason reason, Finding finding);

    /** An unsettled batch is still open; it is looked at again. */
    void lookAgain(UnsettledBatch batch, Reason evidence, Instant when);

    /** Nothing more can be found out by us about an unsettled batch: a person must look. */
    void leaveForAPerson(UnsettledBatch batch, Reason evidence);

    /**
     * A submitted batch is another task than the one that the provider named for it: the batch is looked at again at once.
     * Does nothing while that task may be another batch's, as with {@link #adopt}.
     *
     * @return whether the task is not, and cannot turn out to be, that of another batch
     */
    boolean correctTask(SubmittedBatch batch, String taskId, Instant now);

    /**
     * A submitted batch that is still open.
     *
     * @param evidence how far it is, in words
     * @param when     when it is looked at again
     */
    record NextLook(SubmittedBatch batch, Reason evidence, Instant when) {}

    /** Submitted batches are still open; they are looked at again. All of them in one commit. */
    void lookAgain(List<NextLook> batches);

    /**
     * A submitted batch is still open when the run's time is up.
     *
     * @param settled the targets of it whose outcome is known
     * @param again   the targets that the job's next run is to try again, unless a later run has asked for them since
     * @param warm    as with {@link #settle}
     */
    void leaveOpen(
            String run,
            SubmittedBatch batch,
            List<DeviatingTarget> settled,
            List<TargetRow> again,
            Reason evidence,
            Predicate<TargetRow> warm,
            Instant now);

    /**
     * A submitted batch has come to its end.
     *
     * @param state      what became of its targets
     * @param exceptions the targets that something else became of
     * @param again      the targets that the job's next run is to try again, unless a later run has asked for them since
     * @param end        what the provider says of the end of its task
     * @param warm       which of the rows that are confirmed now are to be prefetched: recorded in the same commit, unless a later
     *                   run has asked for them since
     */
    void settle(
            String run,
            SubmittedBatch batch,
            BatchState state,
            Reason reason,
            List<DeviatingTarget> exceptions,
            List<TargetRow> again,
            TaskEnd end,
            Predicate<TargetRow> warm,
            Instant now);
}
