package io.edgesweep.ledger;

/**
 * What earlier runs of the job had left open, and a run takes over.
 *
 * @param batches how many batches
 * @param targets how many targets in them have no outcome yet
 */
public record CarriedIn(int batches, long targets) {}
