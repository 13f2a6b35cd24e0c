package io.edgesweep.job.run;

import io.edgesweep.reconciliation.TaskLook;
import java.time.Instant;

/** What a lane of the reconcile step does next. */
sealed interface Following {

    /** Look at the task of a batch, or at those of many. */
    record Look(TaskLook tasks) implements Following {}

    /** Nothing now: ask again then. */
    record Later(Instant when) implements Following {}
}
