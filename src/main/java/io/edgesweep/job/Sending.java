package io.edgesweep.job;

import io.edgesweep.ledger.Submitting;
import io.edgesweep.ledger.Unsettled;

/** What a lane of the submit step does next. Both are about one batch. */
sealed interface Sending {

    /** Send a batch. */
    record Send(Submitting batch) implements Sending {}

    /** Look whether a batch, whose call brought no answer, has arrived. */
    record Look(Unsettled batch) implements Sending {}
}
