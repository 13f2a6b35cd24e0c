package io.edgesweep.settings;

import io.edgesweep.batch.BatchLimits;

/**
 * How the provider's API is called.
 *
 * @param batch       our own limits of one call
 * @param searchCalls how many calls are spent on finding the bad targets of one batch
 * @param call        how long we wait for an answer
 * @param reconcile   when we ask what became of what was sent
 */
public record ApiSettings(BatchLimits batch, int searchCalls, CallSettings call, ReconcileSettings reconcile) {}
