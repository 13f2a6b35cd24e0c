package io.edgesweep.job.run;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Puts right what Spring Batch remembers of processes that ended without a word, for it does not start again what it takes
 * for running, what ended in a way unknown to it, and what was noted but never begun. Each of these asks for a person to
 * decide; here the ledger has decided, since every step follows it. No other process can be running, for we hold the home
 * folder's lock.
 */
final class BatchExecutions {

    private static final Logger log = LoggerFactory.getLogger(BatchExecutions.class);

    private final JobRepository repository;
    private final InstantSource clock;

    BatchExecutions(JobRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Closes every execution that a process left behind as running. No run of this one may be under way. */
    void closeLeftOpen() {
        for (JobExecution execution : repository.findRunningJobExecutions(PurgeJob.NAME)) {
            log.info(
                    "Recovering execution {}, which a process left behind that ended without a word",
                    execution.getId());
            close(execution);
        }
    }

    /** Sees to it that nothing of earlier executions keeps Spring Batch from starting with these parameters. */
    void makeStartable(JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(PurgeJob.NAME, parameters);
        if (instance == null) {
            return;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            // The process ended between the two commits that make the instance and its first execution.
            repository.deleteJobInstance(instance);
        }
        executions.forEach(this::close);
    }

    /** The steps first: a process that ends in between leaves an execution that is still found. */
    private void close(JobExecution execution) {
        // Spring Batch keeps its times in the machine's zone.
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        for (StepExecution step : execution.getStepExecutions()) {
            if (isOpen(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(now);
                repository.update(step);
            }
        }
        if (isOpen(execution.getStatus())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(now);
            repository.update(execution);
        }
    }

    /** Unknown is what Spring Batch calls a step whose own record it could not write, as on a full disk. */
    private static boolean isOpen(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }
}
