package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets that wait to be sent, for a person who wants some of them sent first, or not at all. Prefetches are not among them. */
public interface WaitingTargets {

    /**
     * What waits, job by job and in the order in which it is sent.
     *
     * @param most how many groups at most
     */
    List<Group> groups(int most);

    /**
     * By what targets that wait are told apart.
     *
     * @param job      the job whose next run sends them
     * @param run      the run that recorded them
     * @param site     their site
     * @param kind     what they name
     * @param priority 9 is sent first
     */
    record Key(String job, String run, String site, Kind kind, int priority) {}

    /**
     * Targets that wait for the same.
     *
     * @param key     which
     * @param targets how many
     * @param batches in how many batches
     * @param reason  why; none where nothing but their turn is waited for
     * @param until   the earliest moment at which one of them may be sent; null where none is known
     * @param example one of them
     */
    record Group(
            Key key,
            long targets,
            int batches,
            Reason reason,
            @Nullable Instant until,
            String example) {}

    /** Lets them be sent before all others of their job. Gives how many batches they are. */
    int putFirst(Key key);

    /**
     * They are not to be sent: they count as excluded in the run that answers for them. Those of a run that is under way are left
     * alone, for its sums are read while it goes on.
     *
     * @param reason who said so, and why
     * @return how many targets that are, by the run that answers for them; an empty name stands for none
     */
    List<Withdrawn> withdraw(Key key, Reason reason, Instant now);

    /** So many targets of a run; an empty name stands for what waited for its job's next one. */
    record Withdrawn(String run, long targets) {}
}
