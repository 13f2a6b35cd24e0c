package io.edgesweep.cli;

import io.edgesweep.job.DryRun;
import io.edgesweep.job.Progress;
import io.edgesweep.job.RunRequest;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The application behind the commands, with its ledger open and its lock held until it is closed. */
public interface Engine extends AutoCloseable {

    /** The configuration. */
    Settings settings();

    /**
     * Runs a job to its report.
     *
     * @return empty when the process was asked to end before there was one
     * @throws IOException when the input cannot be read, or the report not be written
     */
    Optional<WrittenReport> run(RunRequest request, Progress progress) throws IOException;

    /**
     * Tells what a run of the job would do.
     *
     * @throws IOException when what is read cannot be put aside
     */
    DryRun plan(RunRequest request) throws IOException;

    /** The latest runs, newest first. */
    List<Run> runs(int limit);

    /** The one run whose id is, or begins with, the text; {@code latest} is the newest. */
    Optional<Run> run(String text);

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

    @Override
    void close();
}
