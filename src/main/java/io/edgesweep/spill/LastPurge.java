package io.edgesweep.spill;

import java.time.Instant;

/**
 * What is known of a target from an earlier run.
 *
 * @param version stands for what the row said of the target then; rows that say the same have the same
 * @param sentAt  when the purge was sent that was confirmed then
 * @param repeated whether a purge before that one was confirmed for the same version
 */
public record LastPurge(long version, Instant sentAt, boolean repeated) {}
