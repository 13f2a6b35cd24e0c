package io.edgesweep.job.run;

import io.edgesweep.input.ChangeDetection;
import java.io.IOException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Remembers what was confirmed purged, so that the next night sends only what has changed since. */
final class RememberTasklet implements Tasklet {

    private final RunScope scope;
    private final ChangeDetection changes;

    RememberTasklet(RunScope scope, ChangeDetection changes) {
        this.scope = scope;
        this.changes = changes;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        scope.services.stop().check();
        changes.remember(scope.services.ledger().history(), scope.run.id()).forEach(scope::tellLoss);
        return RepeatStatus.FINISHED;
    }
}
