package io.edgesweep.job;

import io.edgesweep.ledger.Submitting;
import io.edgesweep.reconciliation.Look;

/** What a lane of the submit step does next. */
sealed interface Sending {

    /** Send a batch. */
    record Send(Submitting batch) implements Sending {}

    /** Look whether batches, whose calls brought no answer, have arrived. */
    record Settle(Look look) implements Sending {}
}
