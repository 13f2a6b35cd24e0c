package io.edgesweep.app;

import io.edgesweep.console.Console;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.console.service.JobFileCache;
import io.edgesweep.console.service.LatestResults;
import io.edgesweep.console.service.LiveProgress;
import io.edgesweep.console.service.ProviderStatus;
import io.edgesweep.explain.ExplainHandler;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.input.RowFates;
import io.edgesweep.job.aftermath.PreparedRetry;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.aftermath.RetryHandler;
import io.edgesweep.job.aftermath.StopHandler;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.PlanHandler;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.Asker;
import io.edgesweep.order.OrderQueue;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.PauseHandler;
import io.edgesweep.process.StopSignal;
import io.edgesweep.report.RunSummary;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.schedule.DigestClock;
import io.edgesweep.schedule.JobStarter;
import io.edgesweep.schedule.Scheduler;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.status.StatusFiles;
import java.io.IOException;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs by their schedule, several side by side, and shows them in the console. */
final class ServeProcess implements JobStarter {

    private static final Logger log = LoggerFactory.getLogger(ServeProcess.class);

    private final RunServices workshop;
    private final NotifyingRunner runs;
    private final PlanHandler planHandler;
    private final ProviderStatus accounts;
    private final StatusFiles status;
    private final PauseHandler pausing;
    private final Consumer<List<String>> otherOptions;
    private final Consumer<WrittenReport> ended;
    private final LiveProgress progress;
    private final OrderQueue asked;
    private final LatestResults<DryRun> dryRuns = new LatestResults<>();
    private final LatestResults<RetryFigures> retries = new LatestResults<>();
    private final Scheduler scheduler;

    /**
     * @param otherOptions refuses options of commands that say something else than the configuration
     * @param ended takes the report of each run, from another thread
     * @throws IOException when what dead processes have left cannot be removed
     */
    ServeProcess(
            RunServices workshop,
            NotifyingRunner runs,
            PlanHandler planHandler,
            ProviderStatus accounts,
            StatusFiles status,
            PauseHandler pausing,
            Consumer<List<String>> otherOptions,
            Consumer<WrittenReport> ended)
            throws IOException {
        this.workshop = workshop;
        this.runs = runs;
        this.planHandler = planHandler;
        this.accounts = accounts;
        this.status = status;
        this.pausing = pausing;
        this.otherOptions = otherOptions;
        this.ended = ended;
        this.progress = new LiveProgress(workshop.clock());
        this.asked = new OrderQueue(
                workshop.ledger().orders(),
                workshop.ledger().runs(),
                workshop.settings().folders().home().resolve("uploads"));
        removeLeftOvers();
        runs.takeOver();
        new StopHandler(workshop).endStopped();
        this.scheduler = new Scheduler(
                workshop.settings(),
                workshop.ledger(),
                workshop.clock(),
                workshop.sleeper(),
                workshop.stop(),
                asked,
                this);
    }

    private void removeLeftOvers() {
        try {
            asked.removeLeftOvers();
        } catch (IOException e) {
            log.warn("What was uploaded and never asked for cannot be removed: {}", LocalFailure.words(e));
        }
    }

    /**
     * Serves until the process is asked to end.
     *
     * @param told takes a line that is for the eyes of whoever started us, and for no log
     * @throws IOException when the home folder cannot be written
     */
    void serve(Consumer<String> told) throws IOException, InterruptedException {
        Optional<DigestClock> digest = notices().digest().map(this::digest);
        try {
            serveWithConsole(told);
        } finally {
            digest.ifPresent(DigestClock::close);
        }
    }

    private NoticeSettings notices() {
        return workshop.settings().output().notices();
    }

    private DigestClock digest(NoticeSettings.DigestSchedule schedule) {
        return DigestClock.started(workshop.ledger().digests(), schedule, this::tell, workshop.clock());
    }

    private void tell(Instant from, List<String> ids) {
        Stream<Run> ended = workshop.ledger().runs().named(Set.copyOf(ids)).values().stream();
        runs.digest(RunSummary.worstFirst(ended), from, notices().link());
    }

    private void serveWithConsole(Consumer<String> told) throws IOException, InterruptedException {
        if (!workshop.settings().console().enabled()) {
            scheduler.serve();
            return;
        }
        ConsoleServices desk = new ConsoleServices(
                workshop.settings(),
                new JobFileCache(workshop.settings().knownSites(), workshop.clock()),
                workshop.ledger(),
                workshop.clock(),
                progress,
                scheduler::due,
                asked,
                dryRuns,
                retries,
                accounts,
                new ServedRuns(workshop, progress, status),
                new RowFates(workshop.settings(), workshop.sleeper(), workshop.stop(), workshop.clock()),
                pausing,
                new ExplainHandler(workshop),
                otherOptions);
        try (Console console = start(desk, told)) {
            log.debug("Serving at {}", console.address());
            scheduler.serve();
        }
    }

    private static Console start(ConsoleServices desk, Consumer<String> told) throws IOException {
        try {
            return Console.start(desk, told);
        } catch (BindException e) {
            throw new LocalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    /** As cron would: nobody is there to allow the kinds that need it. */
    @Override
    public boolean run(RunRequest request, Instant firing, Consumer<String> begun) throws IOException {
        String job = request.job().name();
        Consumer<String> said = run -> {
            log.info("job {}: run {} for the firing of {}", job, run, firing);
            workshop.ledger().runs().askedBy(run, Asker.schedule());
        };
        return run(request, begun.andThen(said), this::deliver);
    }

    @Override
    public boolean run(QueuedOrder wanted, Consumer<String> begun) throws IOException {
        Consumer<String> said = run -> {
            log.info("job {}: run {}, as asked for at {}", wanted.job(), run, wanted.at());
            workshop.ledger().runs().askedBy(run, wanted.askedBy());
        };
        if (wanted.retryOf() == null) {
            return play(wanted, wanted.request(workshop.settings()), begun.andThen(said));
        }
        Optional<Run> run = workshop.ledger().runs().find(wanted.retryOf());
        if (run.isEmpty()) {
            return true;
        }
        // There is no run where nothing is left to be sent again.
        try (PreparedRetry retry = prepared(run.get(), wanted)) {
            retries.put(wanted.id(), retry.figures());
            return !retry.figures().leaveSomething() || play(wanted, retry.request(), begun.andThen(said));
        }
    }

    private PreparedRetry prepared(Run run, QueuedOrder wanted) throws IOException {
        RetryHandler handler = new RetryHandler(workshop);
        return wanted.choice() == null
                ? handler.prepare(run, wanted.kinds())
                : handler.prepare(run, wanted.kinds(), wanted.choice());
    }

    private boolean play(QueuedOrder wanted, RunRequest request, Consumer<String> begun) throws IOException {
        if (wanted.dryRun()) {
            if (!request.missing().isEmpty()) {
                throw new MistakesException(request.missing());
            }
            return plan(wanted.id(), request);
        }
        // Whoever waits for it says when it was told of the end.
        return run(request, begun, wanted.awaited() ? report -> {} : this::deliver);
    }

    private void deliver(WrittenReport report) {
        workshop.ledger()
                .runs()
                .delivered(report.report().run(), workshop.clock().instant());
    }

    private boolean run(RunRequest request, Consumer<String> begun, Consumer<WrittenReport> delivery)
            throws IOException {
        try (LiveProgress.LiveRun live = progress.begin(request.job().name())) {
            Optional<WrittenReport> report = runs.run(request, live, begun.andThen(live::in), delivery);
            report.ifPresent(ended);
            return report.isPresent();
        }
    }

    private boolean plan(String id, RunRequest request) throws IOException {
        LiveProgress.LiveRun live = progress.begin(request.job().name());
        try {
            dryRuns.put(id, planHandler.plan(request));
            return true;
        } catch (StopSignal.StoppedException e) {
            return false;
        } finally {
            live.close();
        }
    }
}
