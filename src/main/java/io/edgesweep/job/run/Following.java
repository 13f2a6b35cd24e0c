package io.edgesweep.job.run;

import io.edgesweep.ledger.SubmittedBatch;
import java.time.Instant;

/** What a lane of the reconcile step does next. */
sealed interface Following {

    /** Look at a batch's task. */
    record Look(SubmittedBatch submitted) implements Following {}

    /** Nothing now: ask again then. */
    record Later(Instant when) implements Following {}
}
