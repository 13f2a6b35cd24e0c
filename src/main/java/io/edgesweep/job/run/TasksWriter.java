package io.edgesweep.job.run;

import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Looks at a task and settles its batch. Asks no more about a site of which the provider does not answer any more. */
final class TasksWriter implements ItemWriter<SubmittedBatch> {

    private static final long MILLIS_BETWEEN_COUNTS = 1000;

    private final RunParts parts;
    private final AtomicLong told = new AtomicLong();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    TasksWriter(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public void write(Chunk<? extends SubmittedBatch> chunk) throws InterruptedException {
        for (SubmittedBatch submitted : chunk) {
            String site = submitted.batch().key().site();
            if (givenUp.contains(site)) {
                parts.reconciler.giveUp(submitted, "the tasks of site " + site + " could not be asked for");
                continue;
            }
            try {
                parts.reconciler.reconcile(submitted);
            } catch (ProviderException e) {
                // A question that is cut short by the process's end says nothing of the API; the resumed run asks
                // again.
                parts.workshop.stop().check();
                givenUp.add(site);
                parts.halt.because(
                        parts.quotas.scope(e.error(), site),
                        ErrorFindings.kind(e.error()),
                        "What became of the tasks cannot be asked for: " + e.error());
            }
        }
        tell();
    }

    /** Once in a while: it is counted over all batches of the run, which may be many. */
    private void tell() {
        long now = parts.workshop.clock().millis();
        long before = told.get();
        if (now - before < MILLIS_BETWEEN_COUNTS || !told.compareAndSet(before, now)) {
            return;
        }
        OutcomeCounts counts = parts.workshop.ledger().history().counts(parts.run.id());
        long confirmed = counts.of(Outcome.CONFIRMED) + counts.of(Outcome.FAILED);
        parts.progress.at("reconcile", confirmed, confirmed + counts.of(Outcome.UNSETTLED));
    }
}
