package io.edgesweep.job;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.WrittenReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the report, whatever happened before it; unless the process was asked to end, for then the run goes on later. */
final class ReportTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(ReportTasklet.class);

    private final RunParts parts;
    private @Nullable WrittenReport written;

    ReportTasklet(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws IOException, InterruptedException {
        parts.workshop.stop().check();
        List<Throwable> failures =
                contribution.getStepExecution().getJobExecution().getAllFailureExceptions();
        Instant now = parts.workshop.clock().instant();
        for (Throwable failure : failures) {
            log.error("A step failed", failure);
            parts.note(new Finding(now, FindingKind.UNEXPECTED, "", "Unexpected: " + failure));
        }
        parts.workshop.ledger().recorder().discard(parts.run.id());
        parts.quotas.lastReading(parts.job().site());
        parts.writeDownCalls();
        written = parts.reports.write(parts.run, now);
        return RepeatStatus.FINISHED;
    }

    /** The report, once it is written. */
    @Nullable
    WrittenReport written() {
        return written;
    }
}
