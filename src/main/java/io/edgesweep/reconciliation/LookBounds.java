package io.edgesweep.reconciliation;

import java.time.Duration;

/**
 * Within which bounds it is decided when tasks are asked for.
 *
 * @param firstLook when a task is asked for after it was accepted, as long as nothing is known of its site's
 * @param every     how long a task is left alone that has not come to its end
 */
public record LookBounds(Duration firstLook, Duration every) {

    /** A first look waits for a slow provider no longer than so many looks that find nothing would take. */
    private static final int LATEST = 6;

    /** Tasks that are over at once are not asked for sooner than this. */
    private static final Duration SOONEST = Duration.ofSeconds(1);

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
        Duration soonest = firstLook.compareTo(SOONEST) < 0 ? firstLook : SOONEST;
        if (wished.compareTo(soonest) < 0) {
            return soonest;
        }
        return wished.compareTo(longestWait()) > 0 ? longestWait() : wished;
    }
}
