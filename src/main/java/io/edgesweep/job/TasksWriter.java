package io.edgesweep.job;

import io.edgesweep.ledger.Submitted;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.submission.Problems;
import io.edgesweep.task.Counts;
import io.edgesweep.task.Outcome;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Looks at a task and settles its batch. Asks no more about a site of which the provider does not answer any more. */
final class TasksWriter implements ItemWriter<Submitted> {

    private final RunParts parts;
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    TasksWriter(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public void write(Chunk<? extends Submitted> chunk) throws InterruptedException {
        for (Submitted submitted : chunk) {
            String site = submitted.batch().key().site();
            if (givenUp.contains(site)) {
                parts.reconciler.giveUp(submitted, "the tasks of site " + site + " could not be asked for");
                continue;
            }
            try {
                parts.reconciler.reconcile(submitted);
            } catch (ProviderException e) {
                givenUp.add(site);
                parts.halt.because(
                        parts.quotas.scope(e.error(), site),
                        Problems.kind(e.error()),
                        "What became of the tasks cannot be asked for: " + e.error());
            }
        }
        Counts counts = parts.workshop.ledger().history().counts(parts.run.id());
        long confirmed = counts.of(Outcome.CONFIRMED) + counts.of(Outcome.FAILED);
        parts.progress.at("reconcile", confirmed, confirmed + counts.of(Outcome.UNSETTLED));
    }
}
