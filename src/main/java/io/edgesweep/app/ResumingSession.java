package io.edgesweep.app;

import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.input.spool.InputSpool;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.PreparedRetry;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.jdbc.DatabaseTrouble;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.Pausing;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.Session;
import io.edgesweep.settings.Settings;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Causes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session whose ledger is in a database that may be away for a while. When that is back, the session is opened anew and does what
 * the same command would do if a person gave it again: the run goes on from what was written down. A run waits for a minute,
 * {@code serve} for as long as it takes.
 */
final class ResumingSession implements Session {

    private static final Logger log = LoggerFactory.getLogger(ResumingSession.class);

    /** So long a run waits for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final Supplier<LocalSession> opening;
    private final ShutdownHook shutdown;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private LocalSession session;

    /**
     * @param session as it was opened at first
     * @param opening opens another one in its place
     */
    ResumingSession(
            LocalSession session,
            Supplier<LocalSession> opening,
            ShutdownHook shutdown,
            InstantSource clock,
            Sleeper sleeper) {
        this.session = session;
        this.opening = opening;
        this.shutdown = shutdown;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** What whoever starts us gives on standard input is not given a second time; such a run ends with its failure. */
    @Override
    public Optional<WrittenReport> run(RunRequest request, boolean despitePause, Progress progress) throws IOException {
        AtomicReference<@Nullable String> begun = new AtomicReference<>();
        while (true) {
            try {
                // What is under way goes on though it was paused meanwhile.
                return run(request, despitePause || begun.get() != null, progress, begun);
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isAway(e) || InputSpool.readsWhatIsGivenOnce(request.job())) {
                    throw e;
                }
                log.warn(
                        "job {}: the ledger failed, and the run resumes as soon as it can be reached again, if that is within"
                                + " {} s: {}",
                        request.job().name(),
                        PATIENCE.toSeconds(),
                        DatabaseTrouble.said(e));
                if (!openAgain(PATIENCE)) {
                    return Optional.empty();
                }
            }
        }
    }

    /** Another process may have finished the run meanwhile; no other one is begun in its place. */
    private Optional<WrittenReport> run(
            RunRequest request, boolean despitePause, Progress progress, AtomicReference<@Nullable String> begun)
            throws IOException {
        String resumed = begun.get();
        if (resumed != null) {
            Optional<WrittenReport> ended = session.ended(resumed, request.job());
            if (ended.isPresent()) {
                return ended;
            }
        }
        return session.run(request, despitePause, progress, begun::set);
    }

    @Override
    public void serve(Consumer<WrittenReport> ended, Consumer<String> told) throws IOException, InterruptedException {
        while (true) {
            try {
                session.serve(ended, told);
                return;
            } catch (RuntimeException e) {
                if (!DatabaseTrouble.isAway(e)
                        && Causes.first(e, LedgerLostException.class).isEmpty()) {
                    throw e;
                }
                log.error(
                        "The ledger cannot be worked with now; serve goes on, with the runs that were under way, as soon as it can:"
                                + " {}",
                        DatabaseTrouble.said(e));
                if (!openAgain(null)) {
                    return;
                }
            }
        }
    }

    /**
     * Opens the session again.
     *
     * @param patience how long that is tried; null for as long as it takes
     * @return whether it is open; not when the process is asked to end meanwhile
     */
    private boolean openAgain(@Nullable Duration patience) {
        close();
        StopSignal stop = new StopSignal();
        shutdown.tell(stop);
        Instant begin = clock.instant();
        Instant said = begin;
        while (!stop.isGiven()) {
            try {
                session = opening.get();
                return true;
            } catch (RuntimeException e) {
                Instant now = clock.instant();
                if (!DatabaseTrouble.isAway(e) || (patience != null && now.isAfter(begin.plus(patience)))) {
                    throw e;
                }
                if (now.isAfter(said.plus(BETWEEN_COMPLAINTS))) {
                    said = now;
                    log.warn("The ledger cannot be reached since {}: {}", begin, DatabaseTrouble.said(e));
                }
            }
            pause();
        }
        return false;
    }

    private void pause() {
        try {
            sleeper.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StopSignal.StoppedException();
        }
    }

    @Override
    public Settings settings() {
        return session.settings();
    }

    @Override
    public Explanation explain(ExplainRequest request) throws IOException {
        return session.explain(request);
    }

    @Override
    public Pausing pausing() {
        return session.pausing();
    }

    @Override
    public void delivered(WrittenReport report) {
        session.delivered(report);
    }

    @Override
    public DryRun plan(RunRequest request) throws IOException {
        return session.plan(request);
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws InterruptedException {
        return session.quota(sites);
    }

    @Override
    public void lookedAgain(String run, List<EdgeLook> looks) {
        session.lookedAgain(run, looks);
    }

    @Override
    public List<Run> open() {
        return session.open();
    }

    @Override
    public ReconcileResult reconcile(Run run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        return session.reconcile(run, patience, settlements);
    }

    @Override
    public WrittenReport stop(Run run) throws IOException {
        return session.stop(run);
    }

    @Override
    public boolean endWait(String job) {
        return session.endWait(job);
    }

    @Override
    public PreparedRetry retry(Run run, Set<Kind> wideKinds) throws IOException {
        return session.retry(run, wideKinds);
    }

    @Override
    public List<Run> runs(int limit) {
        return session.runs(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return session.run(text);
    }

    @Override
    public Path report(Run run) throws IOException {
        return session.report(run);
    }

    @Override
    public void close() {
        session.close();
    }
}
