package io.edgesweep.quota;

import org.jspecify.annotations.Nullable;

/** How one line of a pool stands. Guarded by its pool. */
final class PoolStanding {

    /** As last read; null while the provider has told nothing about it. */
    @Nullable
    Quota read;

    /** What was left when it was read, less all that was taken for calls since, and was in flight then. */
    private long left;

    /** Taken for calls that have not left. */
    private long waiting;

    /** Taken for calls that have left and are not answered. */
    private long onTheWire;

    /** What may have been in the figures already and was taken off them all the same: it was on the wire when they were read. */
    private long doubtful;

    /** What was answered while new figures were being read: they may lack it, or not. */
    private long answeredMeanwhile;

    /** The provider has said that nothing is left, and no other figures have come since. */
    private boolean usedUp;

    /** Whether a call has left since it was read. */
    private boolean moved;

    void beginReading() {
        answeredMeanwhile = 0;
    }

    /** The provider's word that nothing is left holds against figures that have not changed since. */
    void update(@Nullable Quota quota) {
        usedUp = usedUp && read != null && quota != null && read.available() == quota.available();
        read = quota;
        moved = false;
        doubtful = onTheWire + answeredMeanwhile;
        left = quota == null ? 0 : quota.available() - waiting - doubtful;
        answeredMeanwhile = 0;
    }

    /** How many more targets may be taken, the reserve kept; as many as one likes of what nothing is known of. */
    long free(Reserve reserve) {
        if (usedUp) {
            return 0;
        }
        return read == null ? Long.MAX_VALUE : Math.max(0, left - reserve.of(read.daily()));
    }

    void take(long targets) {
        left -= targets;
        waiting += targets;
    }

    void giveBack(long targets) {
        left += targets;
        waiting -= targets;
    }

    /** Whether what was taken for a call is there still, though the figures are newer now. */
    boolean holds(long targets, Reserve reserve) {
        return !usedUp && (read == null || left + waiting - reserve.of(read.daily()) >= targets);
    }

    void leave(long targets) {
        waiting -= targets;
        onTheWire += targets;
        moved = true;
    }

    void comeBack(long targets) {
        waiting += targets;
        onTheWire -= targets;
    }

    void answered(long taken, long counted) {
        left += taken - counted;
        onTheWire -= taken;
        answeredMeanwhile += counted;
    }

    /** Nothing is left: neither for what is taken next, nor for what was taken and has not left. */
    void useUp(Quota asIfRead) {
        if (read == null) {
            read = asIfRead;
        }
        usedUp = true;
    }

    boolean isInFlight() {
        return waiting + onTheWire > 0;
    }

    boolean hasMoved() {
        return moved;
    }

    boolean isDoubtful() {
        return doubtful > 0;
    }

    /** What was taken off twice, if anything was, is not to be had today. */
    void believe() {
        doubtful = 0;
    }
}
