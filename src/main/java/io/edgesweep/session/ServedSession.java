package io.edgesweep.session;

import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.home.LockedException;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.Progress;
import io.edgesweep.pause.PausedException;
import io.edgesweep.pause.Pausing;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.process.StoppedByPersonException;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.ServeClient.Answer;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A {@code serve} of this machine, reached over its socket in the home folder. What it answers is believed, but for names: those
 * that would lead out of the folder of reports are refused.
 */
public final class ServedSession implements Serving {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** The provider is asked site by site, and again where it does not answer. */
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(10);

    /** So many runs may each ask for as long as is allowed; more are rarely open. */
    private static final int MOST_RUNS = 20;

    private static final int MISTAKEN = 422;

    private final Settings settings;
    private final ServeClient serve;
    private final Sleeper sleeper;
    private final Path reports;
    private final Optional<String> onlyWork;

    private ServedSession(Settings settings, Sleeper sleeper, Path reports, Optional<String> onlyWork) {
        this.settings = settings;
        this.serve = new ServeClient(settings);
        this.sleeper = sleeper;
        this.reports = reports;
        this.onlyWork = onlyWork;
    }

    /**
     * The one that holds the home folder; empty when none listens there.
     *
     * @param holder   who it is, in words
     * @param patience how long it is waited for
     * @throws SilentHolderException when it listens, and does not answer
     */
    public static Optional<Serving> in(Settings settings, Sleeper sleeper, String holder, Duration patience) {
        if (Files.notExists(ServeSocket.in(settings.folders().home()))) {
            return Optional.empty();
        }
        ServedSession unknown = new ServedSession(
                settings, sleeper, settings.folders().reports().normalize(), Optional.empty());
        try {
            Answer answer = unknown.serve.getOrFail(ServeSocket.url("local/serve"), patience);
            if (!answer.isGood()) {
                return Optional.empty();
            }
            Serve serve = answer.as(Serve.class);
            String reports = serve.reports();
            return Optional.of(
                    reports == null
                            ? unknown
                            : new ServedSession(
                                    settings,
                                    sleeper,
                                    Path.of(reports).normalize(),
                                    Optional.ofNullable(serve.onlyWork())));
        } catch (InterruptedIOException e) {
            throw new SilentHolderException(holder, patience);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Who answers.
     *
     * @param reports where its reports are; null if it is of an older version
     * @param onlyWork what it does, if that is all
     */
    private record Serve(@Nullable String reports, @Nullable String onlyWork) {}

    @Override
    public Path home() {
        return settings.folders().home();
    }

    @Override
    public Optional<String> onlyWork() {
        return onlyWork;
    }

    @Override
    public void refuseOther(List<String> options) throws IOException, InterruptedException {
        if (!options.isEmpty()) {
            refuseMistakes(serve.post(ServeSocket.url("local/options"), options));
        }
    }

    @Override
    public long longestInput() {
        return settings.input().spool();
    }

    @Override
    public Optional<WrittenReport> run(Order order, Progress progress, Consumer<RetryFigures> found)
            throws IOException, InterruptedException, NothingToDo {
        Optional<Told> ended = await(ask(order, false), order.job(), progress, found);
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        String id = ended.get().state().run();
        if (id == null) {
            throw new NothingToDo(ended.get().retry());
        }
        Run run = run(id).orElseThrow(
                        () -> new LocalStateException("serve no longer knows the requested run; see edgesweep runs"));
        Path folder = report(run);
        RunReport report = RunJson.read(folder.resolve("run.json"));
        return Optional.of(new WrittenReport(report, Verdict.ofWord(report.verdict()), folder));
    }

    @Override
    public void delivered(WrittenReport report) throws IOException, InterruptedException {
        serve.post(ServeSocket.url("local/delivered")
                .addQueryParameter("run", report.report().run()));
    }

    @Override
    public DryRun plan(Order order, Consumer<RetryFigures> found)
            throws IOException, InterruptedException, NothingToDo {
        Told ended = await(ask(order, true), order.job(), Progress.NONE, found).orElseThrow(this::ended);
        DryRun plan = ended.state().dryRun();
        if (plan == null) {
            throw new NothingToDo(ended.retry());
        }
        return plan;
    }

    /** That whoever was to answer has ended before. */
    private RuntimeException ended() {
        return onlyWork.<RuntimeException>map(work -> new LockedException(
                        "The process that was answering (" + work + ") has ended before its answer",
                        "Run the same command again; nothing was sent for it"))
                .orElseGet(StopSignal.StoppedException::new);
    }

    private String ask(Order order, boolean dryRun) throws IOException, InterruptedException {
        Answer answer =
                serve.post(ServeSocket.url("local/runs").addQueryParameter("dryRun", String.valueOf(dryRun)), order);
        refuseMistakes(answer);
        return answer.as(Asked.class).id();
    }

    private record Asked(String id) {}

    private record Mistakes(List<Mistake> mistakes) {}

    private record Found(Run run) {}

    /** @param retry what a retry has found to do; null before, and for everything else */
    private record Told(OrderState state, @Nullable RetryFigures retry) {}

    /** Waits for the end; empty when the other process ends before. */
    private Optional<Told> await(String id, String job, Progress progress, Consumer<RetryFigures> found)
            throws IOException, InterruptedException {
        boolean isFound = false;
        while (true) {
            Told told;
            try {
                told = serve.getOrFail(ServeSocket.url("local/asked").addQueryParameter("id", id))
                        .as(Told.class);
            } catch (SocketException e) {
                return Optional.empty();
            } catch (InterruptedIOException e) {
                throw ServeClient.silent(e);
            }
            OrderState state = told.state();
            RetryFigures retry = told.retry();
            if (!isFound && retry != null && retry.leaveSomething()) {
                isFound = true;
                found.accept(retry);
            }
            if (state.state() == State.TAKEN_OUT) {
                throw new StoppedByPersonException(
                        "taken out of the queue by a person before its turn; nothing was sent for it");
            }
            if (state.state() == State.PAUSED) {
                throw new PausedException(job, state.words());
            }
            if (state.state() == State.STOPPED) {
                throw new StoppedByPersonException(state.words());
            }
            if (state.state() == State.MISTAKEN) {
                throw new MistakesException(List.of(new Mistake("", "", state.words())));
            }
            if (state.state() == State.FAILED) {
                throw new LocalStateException("In serve, it failed: " + state.words());
            }
            if (state.state() == State.ENDED) {
                return Optional.of(told);
            }
            if (!state.phase().isEmpty()) {
                Long total = state.total();
                progress.at(state.phase(), state.done(), total == null ? -1 : total);
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws IOException, InterruptedException {
        HttpUrl.Builder url = ServeSocket.url("local/quota");
        sites.forEach(site -> url.addQueryParameter("site", site));
        Answer answer = serve.get(url, LONGEST_QUESTION);
        refuseMistakes(answer);
        return answer.as(QuotaOverview.class);
    }

    @Override
    public void stop(Run run) throws IOException, InterruptedException {
        serve.post(ServeSocket.url("local/runs/stop").addQueryParameter("id", run.id()))
                .as(Found.class);
    }

    @Override
    public boolean endWait(String job) throws IOException, InterruptedException {
        return serve.post(ServeSocket.url("local/inputs/stop").addQueryParameter("job", job))
                .as(Wait.class)
                .ended();
    }

    private record Wait(boolean ended) {}

    @Override
    public List<ReconcileResult> reconcile(String run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        Answer answer = serve.post(
                ServeSocket.url("local/reconcile"),
                new LocalSettling(run, patience.toMillis(), settlements),
                LONGEST_QUESTION.plus(patience.multipliedBy(MOST_RUNS)));
        refuseMistakes(answer);
        return List.of(answer.as(ReconcileResult[].class));
    }

    private record LocalSettling(String run, long patienceMillis, List<ManualSettlement> settlements) {}

    @Override
    public Explanation explain(ExplainRequest request) throws IOException, InterruptedException {
        Answer answer = serve.post(ServeSocket.url("local/explain"), request, LONGEST_QUESTION);
        refuseMistakes(answer);
        return answer.as(Explanation.class);
    }

    @Override
    public Pausing pausing() {
        return new ServedPausing(serve);
    }

    static void refuseMistakes(Answer answer) {
        if (answer.status() == MISTAKEN) {
            throw new MistakesException(answer.read(Mistakes.class).mistakes());
        }
    }

    @Override
    public List<Run> runs(int limit) throws IOException, InterruptedException {
        HttpUrl.Builder url = ServeSocket.url("local/latest").addQueryParameter("limit", String.valueOf(limit));
        return List.of(serve.get(url).as(Run[].class));
    }

    @Override
    public Optional<Run> run(String text) throws IOException, InterruptedException {
        Answer answer = serve.get(ServeSocket.url("local/runs").addQueryParameter("id", text));
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.as(Found.class).run());
    }

    @Override
    public void lookedAgain(String run, List<EdgeLook> looks) throws IOException, InterruptedException {
        serve.post(ServeSocket.url("local/looks").addQueryParameter("run", run), looks)
                .accepted();
    }

    @Override
    public Path report(Run run) {
        Path folder = reports.resolve(run.job()).resolve(run.id()).normalize();
        if (!folder.startsWith(reports) || folder.getNameCount() != reports.getNameCount() + 2) {
            throw new LocalStateException("serve reports a run '" + run.id() + "' of a job '" + run.job()
                    + "', which are no names; nothing is read there. End it, and run the same command again");
        }
        return folder;
    }
}
