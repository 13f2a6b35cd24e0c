package io.edgesweep.quota;

import io.edgesweep.targets.Kind;
import java.util.Optional;

/**
 * What may still be sent to one site on the present quota day: its share of a pool. A kind that the provider says nothing
 * about is unknown, not empty: it is granted, and the provider's answer to the call decides.
 *
 * <p>May be used by several lanes at once.
 */
public final class QuotaBook {

    private final QuotaPool pool;
    private final QuotaShare share;

    /**
     * @param pool  what the site draws on, perhaps beside others
     * @param share how far it does
     */
    public QuotaBook(QuotaPool pool, QuotaShare share) {
        this.pool = pool;
        this.share = share;
    }

    /**
     * Takes up to so many targets of the kind, for a call.
     *
     * @return how many were granted, from 0 to {@code wanted}
     */
    public int take(Kind kind, int wanted) {
        return pool.take(kind, share, wanted);
    }

    /**
     * As {@link #take}, for a call that leaves only when no other is announced or on the wire that draws on the same figures.
     *
     * @return empty when there is one
     */
    public Optional<Integer> takeAlone(Kind kind, int wanted) {
        return pool.takeAlone(kind, share, wanted);
    }

    /** What was taken for a call is not needed: it has not left. */
    public void giveBack(Kind kind, int taken) {
        pool.giveBack(kind, share, taken);
    }

    /**
     * The call is about to leave.
     *
     * @return whether what was taken for it is still there; newer figures, or the provider's word, may have used it up
     */
    public boolean leave(Kind kind, int taken) {
        return pool.leave(kind, share, taken);
    }

    /** The call that has left is refused without having been counted, and is about to be made again. */
    public void comeBack(Kind kind, int taken) {
        pool.comeBack(kind, share, taken);
    }

    /** The call that has left is over, and the provider has counted so many of the targets that were taken for it. */
    public void answered(Kind kind, int taken, int counted) {
        pool.answered(kind, share, taken, counted);
    }

    /** How many targets of the kind may be taken now; {@link Long#MAX_VALUE} if that is not known. */
    public long free(Kind kind) {
        return pool.free(kind, share);
    }

    /** Whether more may be left than {@link #free} tells: calls that were on the wire at the last reading count twice. */
    public boolean isDoubtful(Kind kind) {
        return pool.isDoubtful(kind, share);
    }

    /** There are no better figures: those that there are count. */
    public void believe(Kind kind) {
        pool.believe(kind, share);
    }

    /** The provider said that nothing of the kind is left, whatever it told before; it holds until the next reading. */
    public void exhaust(Kind kind) {
        pool.exhaust(kind, share);
    }

    /** The figures as last read, if the provider told any for the kind; of several areas, those that leave the least. */
    public Optional<Quota> quota(Kind kind) {
        return pool.tightest(kind, share);
    }

    /** How many targets one call may carry as far as the provider told, else {@code fallback}. */
    public int batchLimit(Kind kind, int fallback) {
        return Math.min(fallback, Math.max(1, pool.batch(kind, share).orElse(fallback)));
    }

    /** How many of the kind may be sent at all: what was left when it was last read, less the reserve; empty if unknown. */
    public Optional<Long> sendable(Kind kind) {
        return quota(kind).map(quota -> share.reserve().leaves(quota));
    }
}
