package io.edgesweep.job.aftermath;

/**
 * What a person who has looked at the provider's console says of a batch.
 *
 * @param batch  the batch's number
 * @param purged whether its targets are purged; if not, the call had no effect, and the batch is to be sent again
 */
public record ManualSettlement(long batch, boolean purged) {}
