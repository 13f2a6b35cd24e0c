package io.edgesweep.reconciliation;

import java.time.Duration;

/**
 * Within which bounds it is decided when tasks are asked for.
 *
 * @param firstLook no task is asked for sooner than this after it was accepted
 * @param every     how long a task is left alone that has not come to its end
 */
public record LookBounds(Duration firstLook, Duration every) {

    /** A first look waits for a slow provider no longer than so many looks that find nothing would take. */
    private static final int LATEST = 6;

    /** A look further ahead than this was put there before the clock was set back. */
    Duration longestWait() {
        Duration latest = every.multipliedBy(LATEST);
        return firstLook.compareTo(latest) > 0 ? firstLook : latest;
    }

    /** How long a batch whose turn has come waits for others that can be asked for together with it. */
    Duration gathering() {
        return every.dividedBy(2);
    }

    /** The first look that is nearest to the one wished for. */
    Duration firstLookNear(Duration wished) {
        if (wished.compareTo(firstLook) < 0) {
            return firstLook;
        }
        return wished.compareTo(longestWait()) > 0 ? longestWait() : wished;
    }
}
