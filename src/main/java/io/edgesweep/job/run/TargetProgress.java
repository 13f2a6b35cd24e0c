package io.edgesweep.job.run;

import io.edgesweep.ledger.History;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how much is sent, and how much of it has come to its end, from the beginning: a run of which all is sent is not over. */
final class TargetProgress {

    private static final long MILLIS_BETWEEN_COUNTS = 1000;

    private final RunScope scope;
    private final History history;
    private final AtomicLong told = new AtomicLong();
    private long toSend = -1;

    TargetProgress(RunScope scope) {
        this.scope = scope;
        this.history = scope.services.ledger().history();
    }

    /** Tells how much a step has sent. */
    void sent(String step, long targets) {
        scope.progress.at(step, targets, toSend());
    }

    /** Tells how much is confirmed, once in a while: it is counted over all batches of the run, which may be many. */
    void confirmed() {
        long now = scope.services.clock().millis();
        long before = told.get();
        if (now - before < MILLIS_BETWEEN_COUNTS || !told.compareAndSet(before, now)) {
            return;
        }
        OutcomeCounts counts = history.counts(scope.run.id());
        long confirmed = counts.of(Outcome.CONFIRMED) + counts.of(Outcome.FAILED);
        scope.progress.at("reconcile", confirmed, Math.max(confirmed, toSend()));
    }

    /** How many targets were to be sent when it was first asked for; the progress needs no more than that. */
    private synchronized long toSend() {
        if (toSend < 0) {
            OutcomeCounts counts = history.counts(scope.run.id());
            toSend = counts.of(Outcome.CARRIED_OVER) + counts.of(Outcome.UNSETTLED);
        }
        return toSend;
    }
}
