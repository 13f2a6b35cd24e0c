package io.edgesweep.job;

import io.edgesweep.ledger.Submitted;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.task.Counts;
import io.edgesweep.task.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Looks at a task and settles its batch. Stops asking when the provider does not answer any more. */
final class TasksWriter implements ItemWriter<Submitted> {

    private final RunParts parts;
    private final AtomicBoolean givenUp;

    TasksWriter(RunParts parts, AtomicBoolean givenUp) {
        this.parts = parts;
        this.givenUp = givenUp;
    }

    @Override
    public void write(Chunk<? extends Submitted> chunk) throws InterruptedException {
        for (Submitted submitted : chunk) {
            try {
                parts.reconciler.reconcile(submitted);
            } catch (ProviderException e) {
                givenUp.set(true);
                parts.halt.because(
                        Problems.kind(e.error()), "What became of the tasks cannot be asked for: " + e.error());
            }
        }
        Counts counts = parts.workshop.ledger().history().counts(parts.run.id());
        long confirmed = counts.of(Outcome.CONFIRMED) + counts.of(Outcome.FAILED);
        parts.progress.at("reconcile", confirmed, confirmed + counts.of(Outcome.UNSETTLED));
    }
}
