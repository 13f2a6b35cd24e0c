package io.edgesweep.ledger;

import java.time.Duration;

/**
 * A run's calls that handed over batches, or tried to. What a killed process had counted and not yet written down is
 * missing.
 *
 * @param submitted      how many there were
 * @param refusedForRate how many of them the provider refused because they came too fast
 * @param maxPerSecond   the most of the account's in any window of one second
 * @param waited         how long they have waited for their permits, all together; whole milliseconds
 */
public record CallFigures(long submitted, long refusedForRate, int maxPerSecond, Duration waited) {}
