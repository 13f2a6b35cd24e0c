package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The batches that are to be sent, and what came of sending them. Each method is one short transaction that is on disk
 * when it returns.
 */
public interface DueBatches {

    /**
     * The run's batch that is to be sent next: by priority, then by age, then in the order of the input. A batch that is
     * held back for another is passed over until that one is answered.
     *
     * @param without sites whose batches are passed over
     */
    Optional<Batch> next(String run, Action action, Set<String> without);

    /**
     * Makes one batch of the given one and of others like it that are to be sent too, as large as a call may be; what is over
     * stays a batch of its own.
     *
     * @param limit how many targets a call may hold
     * @param any   whether fewer are enough, because no more will come
     * @return what is to be sent now; empty while there are too few
     */
    Optional<Batch> gather(Batch batch, int limit, boolean any);

    /**
     * Announces a batch's call. From the return of this on, the batch counts as possibly sent.
     *
     * @param owner who sends it: host and process
     * @param lease until when nobody else may take it for abandoned
     * @return empty when somebody else was faster
     */
    Optional<AnnouncedBatch> announce(Batch batch, String owner, Instant now, Instant lease);

    /**
     * Looks, right before the batch's call leaves, whether it is still ours to make: a process that was frozen may have lost
     * its lock meanwhile, and another have sent the batch. Whatever else is to keep such a process back belongs here.
     *
     * @return why it must not leave; empty when it may
     */
    Optional<Reason> whyNotOurs(AnnouncedBatch batch);

    /**
     * The batch's call has not left, and is as if it had never been announced.
     *
     * @return whether the batch was still ours; if not, its new owner has it, and nothing was done
     */
    boolean takeBackUnsent(AnnouncedBatch batch, Reason reason);

    /**
     * The provider took the batch, apart from the targets that are noted as exceptions: those that it refused, or took and
     * cannot be asked about.
     */
    void accepted(
            AnnouncedBatch batch,
            String taskId,
            String requestId,
            List<DeviatingTarget> exceptions,
            Instant now,
            Instant firstLook);

    /** The provider refused the batch for good. */
    void refused(AnnouncedBatch batch, String code, Reason reason, String requestId, Instant now);

    /** The call took no effect, and the batch is to be sent again. */
    void takeBack(AnnouncedBatch batch, Reason reason, Instant now);

    /** The call took no effect, because the batch is too large or holds a bad target: two batches take its place. */
    void takeBackInTwo(AnnouncedBatch batch, int firstSize, Reason reason, Instant now);

    /** The call took no effect: the targets at the positions make a batch of their own, those that are left another. */
    void takeBackInTwo(AnnouncedBatch batch, Set<Integer> first, Reason reason, Instant now);

    /** The call took no effect, because of some target that is not known: the first half is tried alone. */
    void search(AnnouncedBatch batch, Reason reason, Instant now);

    /** A batch that was held back has come to its turn: it is cut on without a call, or is to be tried as a whole. */
    void searchOn(Batch batch);

    /** The call took no effect, and the search waits for the job's next run: the batch, and what is held back for it. */
    void searchLater(AnnouncedBatch batch, Reason reason, Instant now);

    /** The call took no effect, and the batch waits for the job's next run. */
    void putOff(AnnouncedBatch batch, Reason reason, Instant now);

    /**
     * Whether the call took effect is not known.
     *
     * @param code the provider's error code; empty where it gave none
     */
    void unsettled(AnnouncedBatch batch, String code, Reason reason, String requestId, Instant now, Instant firstLook);

    /** Two batches take the place of one that is not sent yet. */
    void split(Batch batch, int firstSize);

    /**
     * Lets the run's batches of the action wait that are ready to be sent.
     *
     * @param site      which site's, or null for all
     * @param kind      which kind, or null for all
     * @param notBefore until when; null for the job's next run
     * @return how many batches
     */
    int defer(
            String run,
            Action action,
            @Nullable String site,
            @Nullable Kind kind,
            Reason reason,
            @Nullable Instant notBefore);

    /** Makes ready what waited until a moment that has come. Gives how many batches. */
    int release(String run, Instant now);
}
