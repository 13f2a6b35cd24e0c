package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps;

/** The mistake to follow no more as soon as there is nothing to look at, though more is sent. */
final class FollowsTooBriefly implements Variant {

    @Override
    public RunSteps.LaneWork reconciling(RunSteps.LaneWork real) {
        return real.untilItWaits();
    }
}
