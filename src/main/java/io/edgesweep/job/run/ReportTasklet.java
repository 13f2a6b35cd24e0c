package io.edgesweep.job.run;

import io.edgesweep.file.FolderFailure;
import io.edgesweep.input.state.DamagedStateException;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.submission.HaltScope;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Writes the report, whatever happened before it; unless the process was asked to end, or the ledger or a file beside it
 * cannot be written, for then the run goes on later.
 */
final class ReportTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(ReportTasklet.class);

    private final RunScope scope;
    private final RunReports reports;
    private final RunQuotas quotas;
    private final SpaceWatch space;
    private final CallTally calls;
    private @Nullable WrittenReport written;

    ReportTasklet(RunScope scope, RunReports reports, RunQuotas quotas, SpaceWatch space, CallTally calls) {
        this.scope = scope;
        this.reports = reports;
        this.quotas = quotas;
        this.space = space;
        this.calls = calls;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context)
            throws IOException, SQLException, InterruptedException {
        scope.services.stop().check();
        List<Throwable> failures =
                contribution.getStepExecution().getJobExecution().getAllFailureExceptions();
        space.check();
        Instant now = scope.now();
        for (Throwable cause : causes(failures)) {
            if (cause instanceof SQLException lost) {
                throw lost;
            }
            if (cause instanceof LedgerLostException lost) {
                throw lost;
            }
            if (cause instanceof IOException unwritable && (isSealed() || isOurs(unwritable))) {
                // All sources have been read once it is sealed.
                throw unwritable;
            }
            if (cause instanceof DamagedStateException) {
                log.error("{}", cause.getMessage());
            } else {
                log.error("A step failed", cause);
            }
            scope.note(finding(cause, now));
        }
        scope.services.ledger().recorder().discard(scope.run.id());
        readQuotas();
        calls.writeDown();
        written = reports.write(scope.run, now, scope.services.stop()::check);
        return RepeatStatus.FINISHED;
    }

    /** Whether it is certainly about a file of ours, and not about a source. */
    private boolean isOurs(IOException failure) {
        FolderSettings folders = scope.services.settings().folders();
        return FolderFailure.of(failure, folders::home, folders::spills).isPresent();
    }

    /** Whether all that the run is to do is written down: it can be resumed, and need not start over. */
    private boolean isSealed() {
        return scope.services
                .ledger()
                .runs()
                .find(scope.run.id())
                .map(run -> run.state() == RunState.SEALED)
                .orElse(false);
    }

    /** Whether a product answers an account shows with its first site: the report does not wait for each of them. */
    private void readQuotas() throws InterruptedException {
        Set<HaltScope> silent = new HashSet<>();
        for (String site : scope.job().sites()) {
            SiteSettings its = scope.services.settings().site(site);
            HaltScope scope = new HaltScope.ProductOfAccount(its.account(), its.product());
            if (!silent.contains(scope) && !quotas.lastReading(site)) {
                silent.add(scope);
            }
        }
    }

    /** What was at the bottom of it, each once: Spring Batch wraps it, and says again of a step what it said of its lane. */
    private static Collection<Throwable> causes(List<Throwable> failures) {
        Map<String, Throwable> causes = new LinkedHashMap<>();
        for (Throwable failure : failures) {
            if (!(failure instanceof JobExecutionException) || failures.size() == 1) {
                Throwable cause = cause(failure);
                causes.putIfAbsent(cause.toString(), cause);
            }
        }
        return causes.values();
    }

    /** What is lost is said in words already; of anything else the bottom tells most. */
    private static Throwable cause(Throwable failure) {
        return Causes.of(failure)
                .filter(LedgerLostException.class::isInstance)
                .findFirst()
                .orElseGet(() -> NestedExceptionUtils.getMostSpecificCause(failure));
    }

    private static Finding finding(Throwable cause, Instant now) {
        if (cause instanceof DamagedStateException damaged) {
            return new Finding(now, FindingKind.LOCAL, "", damaged.reason());
        }
        if (cause instanceof IOException io) {
            return new Finding(now, FindingKind.LOCAL, "", Reason.of("finding.file", LocalFailure.reason(io)));
        }
        return new Finding(now, FindingKind.UNEXPECTED, "", Reason.of("finding.unexpected", cause));
    }

    /** The report, once it is written. */
    @Nullable
    WrittenReport written() {
        return written;
    }
}
