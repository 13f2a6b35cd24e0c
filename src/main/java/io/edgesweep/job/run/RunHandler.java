package io.edgesweep.job.run;

import io.edgesweep.file.FolderFailure;
import io.edgesweep.input.spool.InputSpool;
import io.edgesweep.ledger.Compaction;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.order.SharedProgress;
import io.edgesweep.process.StopSignal;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.spill.Spill;
import io.edgesweep.text.Causes;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Runs a job: goes on with the run that was left unfinished, if there is one for the same input, else begins a new one; or
 * tells again of the one whose end nobody was told of. Runs of several jobs go on side by side, a job has one at a time.
 */
public final class RunHandler {

    private static final Logger log = LoggerFactory.getLogger(RunHandler.class);

    private final RunServices workshop;
    private final JobRepository repository;
    private final JobOperator operator;
    private final Compaction compaction;
    private final BatchExecutions executions;
    private final RunChoice choice;
    private final SharedLimits shared;

    /** The jobs whose runs are under way. */
    private final Set<String> atWork = new HashSet<>();

    private boolean hasTakenOver;

    public RunHandler(
            RunServices workshop,
            JobRepository repository,
            JobOperator operator,
            Compaction compaction,
            RandomGenerator random) {
        this.workshop = workshop;
        this.repository = repository;
        this.operator = operator;
        this.compaction = compaction;
        this.shared = SharedLimits.of(workshop.settings());
        this.executions = new BatchExecutions(repository, workshop.clock());
        this.choice = new RunChoice(workshop, random, (run, job, now) -> RunReports.of(workshop, job)
                .write(run, now));
    }

    /**
     * Runs the job to its report.
     *
     * @return the report; empty when the process was asked to end before there was one, and the same command resumes it
     * @throws IOException when the input cannot be read, or the report not be written
     * @throws io.edgesweep.settings.MistakesException when input is missing, and no unfinished run has read it
     */
    public Optional<WrittenReport> run(RunRequest request, Progress progress) throws IOException {
        return run(request, progress, run -> {});
    }

    /**
     * As the other one.
     *
     * @param begun is told the id of the run that was begun or is resumed, before anything is done in it
     */
    public Optional<WrittenReport> run(RunRequest asked, Progress progress, Consumer<String> begun) throws IOException {
        begin(asked.job());
        try {
            return runAlone(asked, progress, begun);
        } finally {
            end(asked.job());
        }
    }

    /**
     * Puts right what processes have left behind that ended without a word. Nothing may be under way meanwhile; {@link #run}
     * does it before its first run, if it was not done before.
     *
     * @throws IOException when what they left cannot be removed
     */
    public synchronized void takeOver() throws IOException {
        if (!hasTakenOver) {
            if (!workshop.ledger().nodes().isShared()) {
                executions.closeLeftOpen();
            }
            Spill.throwAwayAll(workshop.settings().folders().spills());
            hasTakenOver = true;
        }
    }

    private synchronized void begin(JobFile job) throws IOException {
        takeOver();
        if (atWork.contains(job.name())) {
            throw new IllegalStateException("a run of job " + job.name() + " is under way");
        }
        new Retention(workshop.ledger().old(), repository)
                .tidy(job, RunReports.of(workshop, job), workshop.clock().instant());
        if (atWork.isEmpty()) {
            // Before anything is sent, and while nothing but the console and dry runs read; no end of a run waits to be
            // told.
            compaction.compact();
        }
        atWork.add(job.name());
    }

    /** Whether this process works on a run of the job. */
    public synchronized boolean isAtWork(String job) {
        return atWork.contains(job);
    }

    private synchronized void end(JobFile job) {
        atWork.remove(job.name());
    }

    private Optional<WrittenReport> runAlone(RunRequest asked, Progress progress, Consumer<String> begun)
            throws IOException {
        InputSpool spool = new InputSpool(workshop);
        RunRequest request;
        try {
            request = asked.of(spool.of(asked.job()));
        } catch (StopSignal.StoppedException e) {
            return Optional.empty();
        }
        Run run = request.missing().isEmpty()
                ? choice.of(request.job(), request.at())
                : choice.withoutInput(request.job(), request.missing());
        spool.belongsTo(run);
        begun.accept(run.id());
        if (run.state() == RunState.FINISHED) {
            spool.remove();
            return Optional.of(report(run, request.job(), workshop));
        }
        if (request.previewed()) {
            workshop.ledger()
                    .runs()
                    .note(
                            run.id(),
                            new Finding(
                                    workshop.clock().instant(),
                                    FindingKind.PREVIEWED,
                                    "",
                                    Reason.of("finding.previewed")));
        }
        executions.makeStartable(parameters(run));
        ReportTasklet report;
        try (SharedProgress told = new SharedProgress(progress, workshop.ledger(), run.id(), workshop.clock())) {
            RunAssembly assembly = new RunAssembly(run, request, workshop, shared, told);
            report = assembly.reporting();
            try {
                play(assembly, report);
            } finally {
                close(assembly, report);
            }
        }
        if (report.written() != null) {
            spool.remove();
        }
        workshop.stops().forget(run.id());
        return Optional.ofNullable(report.written());
    }

    /**
     * The report of a run that is over, written anew from the ledger.
     *
     * @throws IOException when it cannot be written
     */
    public static WrittenReport report(Run run, JobFile job, RunServices workshop) throws IOException {
        Instant finished = Objects.requireNonNullElse(run.finished(), run.started());
        return RunReports.of(workshop, job).write(run, finished);
    }

    private void play(RunAssembly assembly, ReportTasklet report) throws IOException {
        JobExecution execution = execute(assembly, report);
        if (report.written() == null) {
            assembly.calls().writeDown();
            if (!workshop.stop().isGiven()) {
                throw failure(execution);
            }
        }
    }

    /** What is left of a run that has ended does not make it one that has not. */
    private static void close(RunAssembly assembly, ReportTasklet report) throws IOException {
        try {
            assembly.close();
        } catch (IOException e) {
            if (report.written() == null) {
                throw e;
            }
            log.warn(
                    "Run {} has ended, but its working files cannot be removed: {}",
                    assembly.scope().run.id(),
                    LocalFailure.words(e));
        }
    }

    /** Why there is no report, though nobody asked the process to end. */
    private IOException failure(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        for (Throwable failure : failures) {
            FolderSettings folders = workshop.settings().folders();
            Optional<IOException> ofFolder = FolderFailure.of(failure, folders::home, folders::spills);
            if (ofFolder.isPresent()) {
                return ofFolder.get();
            }
        }
        for (Throwable failure : failures) {
            Optional<LedgerLostException> lost = Causes.first(failure, LedgerLostException.class);
            if (lost.isPresent()) {
                throw lost.get();
            }
        }
        for (Throwable failure : failures) {
            if (LocalFailure.isOfTheLedger(failure)) {
                throw new IllegalStateException("the ledger failed", failure);
            }
        }
        for (Throwable failure : failures) {
            Optional<IOException> unwritable = LocalFailure.ofFile(failure);
            if (unwritable.isPresent()) {
                return unwritable.get();
            }
        }
        throw new IllegalStateException(
                "run ended without a report", failures.isEmpty() ? null : failures.get(failures.size() - 1));
    }

    /** By which Spring Batch tells one run from another. */
    static JobParameters parameters(Run run) {
        return new JobParametersBuilder().addString("run", run.id()).toJobParameters();
    }

    private JobExecution execute(RunAssembly assembly, ReportTasklet report) {
        try (CallMeter meter = assembly.meter()) {
            assembly.calls().countBy(meter);
            return operator.start(new PurgeJob(repository).of(assembly, report), parameters(assembly.scope().run));
        } catch (JobExecutionException e) {
            throw new IllegalStateException(
                    "Spring Batch did not start run " + assembly.scope().run.id(), e);
        }
    }
}
