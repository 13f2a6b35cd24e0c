package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

    /**
     * Some of what waits.
     *
     * @param job     whose next run sends it
     * @param of      the group that it is in; null for any of the job
     * @param targets their values; none for all
     * @param holds   what their values hold; empty for anything
     */
    record Choice(String job, @Nullable Key of, Set<String> targets, String holds) {

        public Choice {
            targets = Set.copyOf(targets);
            holds = holds.strip();
        }

        /** The whole of a group. */
        public static Choice of(Key key) {
            return new Choice(key.job(), key, Set.of(), "");
        }

        /** Whether it is all of the job's or of the group's. */
        public boolean isWhole() {
            return targets.isEmpty() && holds.isEmpty();
        }

        /** Whether a target with the value belongs to it. */
        public boolean has(String value) {
            return (targets.isEmpty() || targets.contains(value)) && value.contains(holds);
        }
    }

    /** The values of the first of them, in the order in which they are sent; so many at most. */
    List<String> values(Choice choice, int most);

    /** Lets them be sent before all others of their job. Gives how many batches they are. */
    int putFirst(Key key);

    /**
     * They are not to be sent: they count as excluded in the run that answers for them, which notes it. What waits in the same
     * batches goes on waiting. Those of a run that is under way are left alone, for its sums are read while it goes on.
     *
     * @param reason who said so, and why
     * @return how many targets that are, by the run that answers for them; an empty name stands for none
     */
    List<Withdrawn> withdraw(Choice choice, Reason reason, Instant now);

    /** Why nothing was withdrawn of what somebody has chosen. */
    enum WhyNot {
        /** No run of the job is kept. */
        NO_JOB,
        /** The run that recorded it is not kept any more. */
        NO_RUN,
        /** No run that is kept has recorded such a target. */
        UNKNOWN,
        /** It waits in a run that is under way. */
        UNDER_WAY,
        /** It was withdrawn before. */
        WITHDRAWN,
        /** It was sent. */
        SENT
    }

    /** Why {@link #withdraw} has found nothing; of several causes that about which most can be done. */
    WhyNot whyNot(Choice choice);

    /** So many targets of a run; an empty name stands for what waited for its job's next one. */
    record Withdrawn(String run, long targets) {}
}
