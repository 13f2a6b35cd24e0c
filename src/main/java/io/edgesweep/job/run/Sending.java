package io.edgesweep.job.run;

import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.submission.Departure;
import java.time.Instant;

/** What a lane of the submit step does next. */
sealed interface Sending {

    /** Send a batch. */
    record Send(Departure departure) implements Sending {}

    /** Look whether batches, whose calls brought no answer, have arrived. */
    record Settle(BatchLookup look) implements Sending {}

    /** Read again what is left of a site's quota. */
    record Figures(String site) implements Sending {}

    /** Nothing now: ask again then, for another lane has to do something first, or time has to pass. */
    record Later(Instant when) implements Sending {}
}
