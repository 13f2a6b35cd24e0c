package io.edgesweep.job.run;

import java.io.IOException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Remembers what was confirmed purged, so that the next night sends only what has changed since. */
final class RememberTasklet implements Tasklet {

    private final RunParts parts;

    RememberTasklet(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        parts.workshop.stop().check();
        parts.changes
                .remember(parts.workshop.ledger().history(), parts.run.id())
                .forEach(parts::tellLoss);
        return RepeatStatus.FINISHED;
    }
}
