package io.edgesweep.session;

import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.PreparedRetry;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.PausedException;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.targets.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The application behind the commands, with its ledger open and its lock held until it is closed. */
public interface Session extends Reading {

    /**
     * Runs a job to its report.
     *
     * @param despitePause whether it is run even while it or its site is paused
     * @return empty when the process was asked to end before there was one
     * @throws PausedException when it is paused: nothing is read or sent
     * @throws IOException when the input cannot be read, or the report not be written
     */
    Optional<WrittenReport> run(RunRequest request, boolean despitePause, Progress progress) throws IOException;

    /** Whoever asked for the run was told of its end. */
    void delivered(WrittenReport report);

    /**
     * Explains why a target was sent or not.
     *
     * @throws io.edgesweep.settings.MistakesException when there is no such job
     * @throws IOException when what is read cannot be put aside
     */
    Explanation explain(ExplainRequest request) throws IOException;

    /**
     * Tells what a run of the job would do.
     *
     * @throws IOException when what is read cannot be put aside
     */
    DryRun plan(RunRequest request) throws IOException;

    /** Takes note of looks at pages of a run that is over. */
    void lookedAgain(String run, List<EdgeLook> looks);

    /** The runs that have left something open, oldest first. */
    List<Run> open();

    /**
     * Settles what the run has left open, without sending anything.
     *
     * @param patience    how long the provider is asked at most
     * @param settlements what a person says of batches of which the provider does not tell
     * @throws IOException when the run's report cannot be written again
     */
    ReconcileResult reconcile(Run run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException;

    /**
     * Stops a run that is not over and that no process works on, for good. Gives its report.
     *
     * @throws IOException when the report cannot be written
     */
    WrittenReport stop(Run run) throws IOException;

    /**
     * Ends the wait of a job for input that gives nothing, as a pipe; it has no run yet.
     *
     * @return whether it waited
     */
    boolean endWait(String job);

    /**
     * Finds out what of the run is to be sent again.
     *
     * @param wideKinds which of the kinds host and all may be sent again
     * @throws IOException when it cannot be put aside
     */
    PreparedRetry retry(Run run, Set<Kind> wideKinds) throws IOException;

    /** Whether the run is over, so that it has a report. */
    static boolean isFinished(Run run) {
        return run.state() == RunState.FINISHED;
    }

    /**
     * Runs every job by its schedule, and shows a console, until the process is asked to end.
     *
     * @param ended takes the report of each run, from another thread
     * @param told  takes a line that is for the eyes of whoever started us, and for no log
     * @throws IOException when the home folder cannot be written
     */
    void serve(Consumer<WrittenReport> ended, Consumer<String> told) throws IOException, InterruptedException;
}
