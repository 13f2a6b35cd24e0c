package io.edgesweep.job.run;

import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how much of what is sent has come to its end, from the beginning: a run of which all is sent is not over. */
final class ConfirmedProgress {

    private static final long MILLIS_BETWEEN_COUNTS = 1000;

    private final RunParts parts;
    private final AtomicLong told = new AtomicLong();

    ConfirmedProgress(RunParts parts) {
        this.parts = parts;
    }

    /** Once in a while: it is counted over all batches of the run, which may be many. */
    void tell() {
        long now = parts.workshop.clock().millis();
        long before = told.get();
        if (now - before < MILLIS_BETWEEN_COUNTS || !told.compareAndSet(before, now)) {
            return;
        }
        OutcomeCounts counts = parts.workshop.ledger().history().counts(parts.run.id());
        long confirmed = counts.of(Outcome.CONFIRMED) + counts.of(Outcome.FAILED);
        parts.progress.at("reconcile", confirmed, Math.max(confirmed, parts.targetsToSend()));
    }
}
