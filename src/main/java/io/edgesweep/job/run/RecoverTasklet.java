package io.edgesweep.job.run;

import io.edgesweep.ledger.CarriedIn;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.text.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Takes over what earlier runs left open, and looks once at whatever of it is unsettled. What must be looked at again later
 * is looked at while the run sends.
 */
final class RecoverTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(RecoverTasklet.class);

    private final RunScope scope;
    private final LostAnswerResolver purges;
    private final LostAnswerResolver prefetches;

    /** The sites that did not answer, and what was heard instead: one wait for each is enough. */
    private final Map<String, Reason> silent = new HashMap<>();

    RecoverTasklet(RunScope scope, LostAnswerResolver purges, LostAnswerResolver prefetches) {
        this.scope = scope;
        this.purges = purges;
        this.prefetches = prefetches;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws InterruptedException {
        scope.services.stop().check();
        Recorder recorder = scope.services.ledger().recorder();
        recorder.discard(scope.run.id());
        CarriedIn carriedIn = recorder.carryIn(scope.run.id(), scope.now());
        if (carriedIn.batches() > 0) {
            log.info("Carried in {} targets in {} batches from earlier runs", carriedIn.targets(), carriedIn.batches());
        }
        lookOnce(purges);
        lookOnce(prefetches);
        return RepeatStatus.FINISHED;
    }

    private void lookOnce(LostAnswerResolver settler) throws InterruptedException {
        while (!scope.isStopped()) {
            scope.services.stop().check();
            Optional<BatchLookup> next = settler.next();
            if (next.isEmpty()) {
                return;
            }
            look(settler, next.get());
        }
    }

    private void look(LostAnswerResolver settler, BatchLookup look) throws InterruptedException {
        Optional<Reason> halted = scope.halt.reason(look.site());
        if (halted.isPresent()) {
            settler.giveUp(look, halted.get());
            return;
        }
        Reason silence = silent.get(look.site());
        if (silence != null) {
            settler.lookLater(look, silence);
            return;
        }
        try {
            settler.settle(look);
        } catch (ProviderException e) {
            scope.services.stop().check();
            silent.put(look.site(), Reason.of("answer-lost.not-asked", e.error().reason()));
            settler.lookLater(look, Reason.of("answer-lost.not-asked", e.error().reason()));
            scope.halt.note(
                    FindingKind.NOTE,
                    Reason.of("finding.earlier-unasked", e.error().reason()));
        }
    }
}
