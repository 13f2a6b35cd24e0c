package io.edgesweep.ledger;

/**
 * Runs taken together.
 *
 * @param runs      how many they are
 * @param confirmed how many targets they have confirmed
 */
public record RunSum(long runs, long confirmed) {}
