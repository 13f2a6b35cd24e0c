package io.edgesweep.session;

import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.order.OrderQueue.State;
import org.jspecify.annotations.Nullable;

/**
 * What has become of what was asked for.
 *
 * @param state  how far it is
 * @param words  why it failed or was stopped; else empty
 * @param run    its run; null while there is none, and for a dry run
 * @param dryRun what a dry run has told; null before its end, and for a run
 * @param phase  what is being done for it; empty while nothing is
 * @param done   how much of that
 * @param total  how much that is in all; null while it is not known
 */
public record OrderState(
        State state,
        String words,
        @Nullable String run,
        @Nullable DryRun dryRun,
        String phase,
        long done,
        @Nullable Long total) {}
