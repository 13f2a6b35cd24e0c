package io.edgesweep.app;

import io.edgesweep.console.service.ProviderStatus;
import io.edgesweep.explain.ExplainHandler;
import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.home.ClaimedWork;
import io.edgesweep.home.LockWaiter;
import io.edgesweep.home.LockedException;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.PreparedRetry;
import io.edgesweep.job.aftermath.ReconcileHandler;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.RetryHandler;
import io.edgesweep.job.aftermath.StopHandler;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.job.run.RunHandler;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.order.Asker;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.PauseHandler;
import io.edgesweep.pause.PausedException;
import io.edgesweep.pause.Work;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.schedule.WorkClaims;
import io.edgesweep.session.Session;
import io.edgesweep.session.answer.CommandAnswers;
import io.edgesweep.session.answer.CommandSocket;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application in an open Spring context. */
record LocalSession(
        LocalReading reading,
        NotifyingRunner runs,
        PlanHandler planHandler,
        LockWaiter locks,
        Duration patience,
        ShutdownHook shutdown,
        Consumer<List<String>> otherOptions,
        Runnable closing)
        implements Session {

    private static final Logger log = LoggerFactory.getLogger(LocalSession.class);

    private static final Reason BY_COMMAND = Reason.said("edgesweep stop");

    private RunServices workshop() {
        return reading.workshop();
    }

    @Override
    public Settings settings() {
        return reading.settings();
    }

    @Override
    public Optional<WrittenReport> run(RunRequest request, boolean despitePause, Progress progress) throws IOException {
        return run(request, despitePause, progress, run -> {});
    }

    /** @param begun is told the id of the run that was begun or is resumed, before anything is done in it */
    Optional<WrittenReport> run(RunRequest request, boolean despitePause, Progress progress, Consumer<String> begun)
            throws IOException {
        if (!despitePause) {
            refusePaused(request.job());
        }
        ClaimedWork claimed =
                claim(WorkClaims.of(request.job().name(), request.job().sites(), settings()));
        Runnable answering = () -> {};
        try {
            // Before somebody else's dry run puts rows aside: this throws away what dead processes have left.
            runs.takeOver();
            answering = answering("a run of job " + request.job().name());
            return runs.run(
                    request,
                    progress,
                    begun.andThen(run -> workshop()
                            .ledger()
                            .runs()
                            .askedBy(run, Asker.command(System.getProperty("user.name", "unknown")))),
                    report -> shutdown.ended(report.report().exitCode()));
        } finally {
            answering.run();
            claimed.close();
        }
    }

    /**
     * Answers other commands where none of them can open the ledger, until what is given back is run. What is done meanwhile is more
     * important than that.
     *
     * @param work what that is, in words
     */
    private Runnable answering(String work) {
        if (workshop().ledger().nodes().isShared()) {
            return () -> {};
        }
        try {
            return CommandSocket.listen(this, new CommandAnswers(this, work, otherOptions))::close;
        } catch (IOException e) {
            log.warn("Other commands are not answered until this one has ended: {}", LocalFailure.words(e));
            return () -> {};
        }
    }

    /** The report of the run, if it is over, whoever has finished it. */
    Optional<WrittenReport> ended(String id, JobFile job) throws IOException {
        Optional<Run> run = ledgerRuns().find(id).filter(Session::isFinished);
        return run.isPresent() ? Optional.of(RunHandler.report(run.get(), job, workshop())) : Optional.empty();
    }

    private void refusePaused(JobFile job) {
        Optional<Hold> hold = Holds.now(settings(), workshop().ledger().pauses())
                .over(Work.of(job), workshop().clock().instant());
        if (hold.isPresent()) {
            // For whoever looks at the status files meanwhile.
            reading.status().write();
            throw new PausedException(job.name(), hold.get().words());
        }
    }

    @Override
    public Explanation explain(ExplainRequest request) throws IOException {
        return new ExplainHandler(workshop()).explain(request);
    }

    @Override
    public PauseHandler pausing() {
        return reading.pausing();
    }

    private ClaimedWork claim(Set<String> names) {
        return ClaimedWork.take(workshop().ledger().nodes(), names, locks, patience);
    }

    @Override
    public void delivered(WrittenReport report) {
        ledgerRuns().delivered(report.report().run(), workshop().clock().instant());
    }

    @Override
    public DryRun plan(RunRequest request) throws IOException {
        return planHandler.plan(request);
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws InterruptedException {
        return reading.quota(sites);
    }

    @Override
    public void lookedAgain(String run, List<EdgeLook> looks) {
        reading.lookedAgain(run, looks);
    }

    @Override
    public List<Run> open() {
        return new ReconcileHandler(workshop()).open();
    }

    @Override
    public ReconcileResult reconcile(Run run, Duration asking, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        ClaimedWork claimed = claim(WorkClaims.of(run, settings()));
        Runnable answering = answering("reconcile of run " + run.id());
        try {
            ReconcileResult done = new ReconcileHandler(workshop()).reconcile(run, asking, settlements);
            reading.status().write();
            return done;
        } finally {
            answering.run();
            claimed.close();
        }
    }

    @Override
    public WrittenReport stop(Run run) throws IOException {
        if (runs.isAtWork(run.job()) || workshop().stops().isAskedAbout(run)) {
            throw askedToStop(run, "This process works on run " + run.id());
        }
        ClaimedWork claimed;
        try {
            // Nothing is asked or sent.
            claimed = claim(Set.of(Nodes.job(run.job())));
        } catch (LockedException e) {
            throw askedToStop(run, e.holder());
        }
        try {
            WrittenReport report = new StopHandler(workshop()).stop(run, BY_COMMAND);
            reading.status().write();
            return report;
        } finally {
            claimed.close();
        }
    }

    /** Whoever works on the run is asked to stop it. */
    private LockedException askedToStop(Run run, String holder) {
        workshop().stops().ask(run, BY_COMMAND);
        return new LockedException(
                holder,
                "That one was asked to stop the run, and does so within seconds; `edgesweep show " + run.id()
                        + "` says when it has ended");
    }

    @Override
    public boolean endWait(String job) {
        return workshop().stops().endWait(job);
    }

    @Override
    public PreparedRetry retry(Run run, Set<Kind> wideKinds) throws IOException {
        return new RetryHandler(workshop()).prepare(run, wideKinds);
    }

    @Override
    public List<Run> runs(int limit) {
        return reading.runs(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return reading.run(text);
    }

    @Override
    public Path report(Run run) throws IOException {
        return reading.report(run);
    }

    private Runs ledgerRuns() {
        return workshop().ledger().runs();
    }

    @Override
    public void serve(Consumer<WrittenReport> ended, Consumer<String> told) throws IOException, InterruptedException {
        new ServeProcess(workshop(), runs, planHandler, accounts(), reading.status(), pausing(), otherOptions, ended)
                .serve(told);
    }

    private ProviderStatus accounts() {
        return new ProviderStatus() {
            @Override
            public QuotaOverview quota(List<String> sites) throws InterruptedException {
                return reading.quota(sites);
            }

            @Override
            public Map<String, Duration> waited() {
                return reading.providers().waited();
            }
        };
    }

    @Override
    public void close() {
        closing.run();
    }
}
