package io.edgesweep.job.run;

import io.edgesweep.provider.ProviderException;
import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.submission.ErrorFindings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Sends a batch, or looks at one. The ledger is written by those who do it; there is nothing to roll back here. */
final class SendingWriter implements ItemWriter<Sending> {

    private final RunParts parts;
    private final SendingLanes lanes;
    private final AtomicLong sent = new AtomicLong();

    /** The sites that did not answer: one wait for each is enough. */
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    SendingWriter(RunParts parts, SendingLanes lanes) {
        this.parts = parts;
        this.lanes = lanes;
    }

    @Override
    public void write(Chunk<? extends Sending> chunk) throws InterruptedException {
        for (Sending sending : chunk) {
            if (sending instanceof Sending.Send send) {
                try {
                    parts.submitter.submit(send.departure());
                } finally {
                    send.departure().end();
                }
                long done = sent.addAndGet(send.departure().call().batch().rows());
                parts.progress.at(lanes.step(), done, parts.targetsToSend());
            } else if (sending instanceof Sending.Figures figures) {
                parts.quotas.reread(figures.site());
            } else {
                look(((Sending.Settle) sending).look());
            }
        }
    }

    private void look(BatchLookup look) throws InterruptedException {
        if (silent.contains(look.site())) {
            lanes.settler().giveUp(look, "the tasks of site " + look.site() + " could not be asked for");
            return;
        }
        try {
            lanes.settler().settle(look);
        } catch (ProviderException e) {
            parts.workshop.stop().check();
            silent.add(look.site());
            lanes.settler().giveUp(look, "it could not be asked for: " + e.error());
            parts.halt.because(
                    parts.quotas.scope(e.error(), look.site()),
                    ErrorFindings.kind(e.error()),
                    "What became of " + look.words() + " cannot be asked for: " + e.error());
        }
    }
}
