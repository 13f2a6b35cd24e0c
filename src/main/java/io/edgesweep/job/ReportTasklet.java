package io.edgesweep.job;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.WrittenReport;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.NestedExceptionUtils;

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
        }
        for (String cause : causes(failures)) {
            parts.note(new Finding(now, FindingKind.UNEXPECTED, "", "Unexpected: " + cause));
        }
        parts.workshop.ledger().recorder().discard(parts.run.id());
        for (String site : parts.job().sites()) {
            parts.quotas.lastReading(site);
        }
        parts.writeDownCalls();
        written = parts.reports.write(parts.run, now);
        return RepeatStatus.FINISHED;
    }

    /** What was at the bottom of it, each once: Spring Batch wraps it, and says again of a step what it said of its lane. */
    private static Set<String> causes(List<Throwable> failures) {
        Set<String> causes = new LinkedHashSet<>();
        for (Throwable failure : failures) {
            if (!(failure instanceof JobExecutionException) || failures.size() == 1) {
                causes.add(NestedExceptionUtils.getMostSpecificCause(failure).toString());
            }
        }
        return causes;
    }

    /** The report, once it is written. */
    @Nullable
    WrittenReport written() {
        return written;
    }
}
