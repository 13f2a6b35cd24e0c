package io.edgesweep.job.run;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Runs;
import io.edgesweep.provider.CallMeter;
import org.jspecify.annotations.Nullable;

/** Writes down how many calls a run has made, as a meter counts them. */
final class CallTally {

    private final String run;
    private final Runs runs;
    private @Nullable CallMeter meter;

    CallTally(String run, Runs runs) {
        this.run = run;
        this.runs = runs;
    }

    void countBy(CallMeter newMeter) {
        meter = newMeter;
    }

    /** Writes down the calls that were counted, once: no more are made. */
    void writeDown() {
        CallMeter counted = meter;
        if (counted != null) {
            meter = null;
            runs.addCalls(
                    run,
                    new CallFigures(
                            counted.calls(), counted.refusedForRate(), counted.maxPerSecond(), counted.waited()));
        }
    }
}
