package io.edgesweep.ledger;

import java.time.Duration;

/**
 * A run's calls that handed over batches, or tried to.
 *
 * @param submitted      how many there were
 * @param refusedForRate how many of them the provider refused because they came too fast
 * @param maxPerSecond   the most of the account's in any window of one second
 * @param waited         how long they have waited for their permits, all together; whole milliseconds
 * @param complete       false where a process had counted some and not yet written them down, because it is at work, or was
 *                       killed: all figures are then the least that there were
 */
public record CallFigures(long submitted, long refusedForRate, int maxPerSecond, Duration waited, boolean complete) {

    /** What a process has counted to its end. */
    public CallFigures(long submitted, long refusedForRate, int maxPerSecond, Duration waited) {
        this(submitted, refusedForRate, maxPerSecond, waited, true);
    }
}
