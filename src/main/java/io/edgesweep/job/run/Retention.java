package io.edgesweep.job.run;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.OldRuns;
import io.edgesweep.ledger.Run;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/** Removes the runs that a job need not keep any more: their reports first, then what the ledger knows of them. */
final class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final int RUNS_AT_A_TIME = 100;

    private final OldRuns old;
    private final JobRepository repository;

    Retention(OldRuns old, JobRepository repository) {
        this.old = old;
        this.repository = repository;
    }

    /** Removes what is too old. That it cannot be removed is no reason not to run. */
    void tidy(JobFile job, RunReports reports, Instant now) {
        Instant before = now.minus(job.keep());
        int removed = 0;
        try {
            List<Run> runs = old.of(job.name(), before, RUNS_AT_A_TIME);
            while (!runs.isEmpty()) {
                for (Run run : runs) {
                    remove(run, reports);
                    removed++;
                }
                runs = old.of(job.name(), before, RUNS_AT_A_TIME);
            }
        } catch (LedgerLostException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "Runs of job {} that ended before {} could not be removed; the next run tries again",
                    job.name(),
                    before,
                    e);
        }
        if (removed > 0) {
            log.info(
                    "Removed {} runs of job {} that ended before {}, as report.keep says", removed, job.name(), before);
        }
    }

    private void remove(Run run, RunReports reports) throws IOException {
        reports.remove(run);
        JobInstance instance = repository.getJobInstance(PurgeJob.NAME, RunHandler.parameters(run));
        if (instance != null) {
            repository.deleteJobInstance(instance);
        }
        old.forget(run);
    }
}
