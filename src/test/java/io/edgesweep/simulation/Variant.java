package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.provider.Providers;

/** What a process works with: the real ledger and the simulated providers, or a mistake in their place. */
interface Variant {

    /** Without a mistake. */
    Variant NONE = new Variant() {};

    default Conditions in(Conditions conditions) {
        return conditions;
    }

    default Ledger ledger(Ledger real) {
        return real;
    }

    default Providers providers(Providers real) {
        return real;
    }

    /** A process has begun to send what a run is to do. */
    default void begun(Ledger ledger, String run) {}

    /** What the lanes do that follow the tasks. */
    default RunSteps.LaneWork reconciling(RunSteps.LaneWork real) {
        return real;
    }
}
