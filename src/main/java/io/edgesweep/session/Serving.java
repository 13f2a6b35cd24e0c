package io.edgesweep.session;

import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.OneOffJob;
import io.edgesweep.order.Progress;
import io.edgesweep.pause.Pausing;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.CsvLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process of this machine that holds the home folder and does for a command what that cannot do itself: a {@code serve}, or, as far
 * as no order is needed, a run.
 */
public interface Serving {

    /**
     * A run that is to be asked for. All paths are absolute, for the other process may be somewhere else.
     *
     * @param job       the job's name, or the path of its file
     * @param values    values that go before those of the file, by key
     * @param inputs    take the place of the job's sources
     * @param wideKinds whether rows may name the kinds host and all
     * @param despitePause whether it is run even while it or its site is paused
     * @param oneOff    the job, where it has no file; null where it has one
     * @param retryOf   the id of the run whose failures are to be sent again; null for the job's own targets
     */
    record Order(
            String job,
            Map<String, String> values,
            List<OrderInput> inputs,
            boolean wideKinds,
            boolean despitePause,
            @Nullable OneOffJob oneOff,
            @Nullable String retryOf) {

        public static Order ofJob(String job, Map<String, String> values, List<OrderInput> inputs, boolean wideKinds) {
            return new Order(job, values, inputs, wideKinds, false, null, null);
        }

        public static Order ofOneOff(OneOffJob oneOff, List<OrderInput> inputs, boolean wideKinds) {
            return new Order(oneOff.jobName(), Map.of(), inputs, wideKinds, false, oneOff, null);
        }

        public static Order ofRetry(Run run, boolean wideKinds) {
            return new Order(run.job(), Map.of(), List.of(), wideKinds, false, null, run.id());
        }

        /** The same, run even while it is paused if so it is meant. */
        public Order despite(boolean pause) {
            return new Order(job, values, inputs, wideKinds, pause, oneOff, retryOf);
        }
    }

    /**
     * Where targets come from.
     *
     * @param place a path, or the URL of a sitemap
     * @param name  what people call it
     * @param ours   whether the file was made for this run, and is to be removed after it
     * @param layout what is said of its columns, if it is a list
     */
    record OrderInput(String place, String name, boolean ours, CsvLayout layout) {}

    /** The home folder. */
    Path home();

    /** What it does, in words, if that is all: it answers questions then, and takes no orders. Empty for {@code serve}. */
    Optional<String> onlyWork();

    /**
     * Refuses options of the command line that would count for nothing, because its configuration says something else.
     *
     * @param options {@code --key=value} each
     * @throws io.edgesweep.settings.MistakesException with each of them
     * @throws IOException when it does not answer any more
     */
    void refuseOther(List<String> options) throws IOException, InterruptedException;

    /** How many bytes are put aside of an input that is no file. */
    long longestInput();

    /**
     * Asks for a run, and waits for its end.
     *
     * @param found takes what a retry has found to do, before anything of it is done
     * @return empty when the other process was asked to end before; its next start goes on with the run
     * @throws io.edgesweep.settings.MistakesException when it cannot be run
     * @throws NothingToDo when there is nothing to send again
     * @throws io.edgesweep.pause.PausedException when it is paused
     * @throws io.edgesweep.process.StoppedByPersonException when a person has ended it before it had a run
     * @throws IOException when it failed
     */
    Optional<WrittenReport> run(Order order, Progress progress, Consumer<RetryFigures> found)
            throws IOException, InterruptedException, NothingToDo;

    /**
     * Whoever asked for the run was told of its end.
     *
     * @throws IOException when it does not answer any more
     */
    void delivered(WrittenReport report) throws IOException, InterruptedException;

    /**
     * Asks for a dry run, and waits for its end.
     *
     * @param found takes what a retry has found to do
     * @throws io.edgesweep.settings.MistakesException when it cannot be run
     * @throws NothingToDo when there is nothing to send again
     * @throws io.edgesweep.process.StoppedByPersonException when a person has ended it
     * @throws io.edgesweep.process.StopSignal.StoppedException when the other process was asked to end before
     * @throws IOException when it failed
     */
    DryRun plan(Order order, Consumer<RetryFigures> found) throws IOException, InterruptedException, NothingToDo;

    /** What was asked for needs no run. */
    final class NothingToDo extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable RetryFigures figures;

        /** @param figures what was found of the run; null when that is not known any more */
        public NothingToDo(@Nullable RetryFigures figures) {
            super("nothing to do", null, false, false);
            this.figures = figures;
        }

        /** What was found of the run; empty when that is not known any more. */
        public Optional<RetryFigures> figures() {
            return Optional.ofNullable(figures);
        }
    }

    /**
     * Asks the provider for quotas.
     *
     * @param sites names of sites; none for all
     * @throws io.edgesweep.settings.MistakesException when a site is not configured
     * @throws IOException when it does not answer any more
     */
    QuotaOverview quota(List<String> sites) throws IOException, InterruptedException;

    /**
     * The latest runs, newest first.
     *
     * @throws IOException when it does not answer any more
     */
    List<Run> runs(int limit) throws IOException, InterruptedException;

    /**
     * The one run whose id is, or begins with, the text; {@code latest} is the newest.
     *
     * @throws IOException when it does not answer any more
     */
    Optional<Run> run(String text) throws IOException, InterruptedException;

    /**
     * Asks for the run, which is not over, to be stopped for good.
     *
     * @throws IOException when it does not answer any more
     */
    void stop(Run run) throws IOException, InterruptedException;

    /**
     * Ends the wait of a job for input that gives nothing, as a pipe; it has no run yet.
     *
     * @return whether it waited
     * @throws IOException when it does not answer any more
     */
    boolean endWait(String job) throws IOException, InterruptedException;

    /**
     * Explains why a target was sent or not.
     *
     * @throws io.edgesweep.settings.MistakesException when there is no such job
     * @throws IOException when it does not answer any more
     */
    Explanation explain(ExplainRequest request) throws IOException, InterruptedException;

    /** Pauses and resumes. */
    Pausing pausing();

    /**
     * Settles what runs have left open, without sending anything.
     *
     * @param run         the run's id, or the beginning of it, or {@code latest}; empty for every run that has left something open
     * @param patience    how long the provider is asked at most about each
     * @param settlements what a person says of batches of which the provider does not tell
     * @throws io.edgesweep.settings.MistakesException when there is no such run, or a batch is not an open one of it
     * @throws IOException when it does not answer any more
     */
    List<ReconcileResult> reconcile(String run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException;

    /**
     * Takes note of looks at pages of a run that is over.
     *
     * @throws IOException when it does not answer any more
     */
    void lookedAgain(String run, List<EdgeLook> looks) throws IOException, InterruptedException;

    /** Where the report of a run is, once it is over. */
    Path report(Run run);
}
