package io.edgesweep.job.run;

import io.edgesweep.ledger.History;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells how much is sent, and how much of it is confirmed, from the beginning: a run of which all is sent is not over. */
final class TargetProgress {

    private static final long MILLIS_BETWEEN_COUNTS = 1000;

    private final RunScope scope;
    private final History history;
    private final AtomicLong told = new AtomicLong();
    private @Nullable OutcomeCounts first;

    TargetProgress(RunScope scope) {
        this.scope = scope;
        this.history = scope.services.ledger().history();
    }

    /** Tells how much a step has sent. What was sent and is unsettled may have to be sent again, or not. */
    void sent(String step, long targets) {
        scope.progress.at(step, targets, Math.max(targets, first().of(Outcome.CARRIED_OVER)));
    }

    /** Tells how much is confirmed, once in a while: it is counted over all batches of the run, which may be many. */
    void confirmed() {
        long now = scope.services.clock().millis();
        long before = told.get();
        if (now - before < MILLIS_BETWEEN_COUNTS || !told.compareAndSet(before, now)) {
            return;
        }
        OutcomeCounts first = first();
        long confirmed = history.counts(scope.run.id()).of(Outcome.CONFIRMED) - first.of(Outcome.CONFIRMED);
        long open = first.of(Outcome.CARRIED_OVER) + first.of(Outcome.UNSETTLED);
        scope.progress.at("reconcile", confirmed, Math.max(confirmed, open));
    }

    /** How the run stood when it was first asked for: what a process that died had done is not this one's progress. */
    private synchronized OutcomeCounts first() {
        if (first == null) {
            first = history.counts(scope.run.id());
        }
        return first;
    }
}
