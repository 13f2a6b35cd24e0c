package io.edgesweep.job.run;

import io.edgesweep.provider.ProviderException;
import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.submission.Submitter;
import io.edgesweep.text.Reason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Sends a batch, or looks at one. The ledger is written by those who do it; there is nothing to roll back here. */
final class SendingWriter implements ItemWriter<Sending> {

    private final RunScope scope;
    private final SendingLanes lanes;
    private final Submitter submitter;
    private final RunQuotas quotas;
    private final TargetProgress told;
    private final AtomicLong sent = new AtomicLong();

    /** The sites that did not answer: one wait for each is enough. */
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    SendingWriter(RunScope scope, SendingLanes lanes, Submitter submitter, RunQuotas quotas, TargetProgress told) {
        this.scope = scope;
        this.lanes = lanes;
        this.submitter = submitter;
        this.quotas = quotas;
        this.told = told;
    }

    @Override
    public void write(Chunk<? extends Sending> chunk) throws InterruptedException {
        for (Sending sending : chunk) {
            if (sending instanceof Sending.Send send) {
                try {
                    submitter.submit(send.departure());
                } finally {
                    send.departure().end();
                }
                long done = sent.addAndGet(send.departure().call().batch().rows());
                told.sent(lanes.step(), done);
            } else if (sending instanceof Sending.Figures figures) {
                quotas.reread(figures.site());
            } else {
                look(((Sending.Settle) sending).look());
            }
        }
    }

    private void look(BatchLookup look) throws InterruptedException {
        if (silent.contains(look.site())) {
            lanes.settler().giveUp(look, Reason.of("answer-lost.site-not-asked", look.site()));
            return;
        }
        try {
            lanes.settler().settle(look);
        } catch (ProviderException e) {
            scope.services.stop().check();
            silent.add(look.site());
            lanes.settler()
                    .giveUp(look, Reason.of("answer-lost.not-asked", e.error().reason()));
            scope.halt.because(
                    quotas.scope(e.error(), look.site()),
                    ErrorFindings.kind(e.error()),
                    Reason.of("held.batches-unasked", look.words(), e.error().reason()));
        }
    }
}
