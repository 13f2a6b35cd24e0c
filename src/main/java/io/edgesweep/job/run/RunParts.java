package io.edgesweep.job.run;

import io.edgesweep.input.ChangeDetection;
import io.edgesweep.input.Collector;
import io.edgesweep.input.RemovalDetection;
import io.edgesweep.input.SourceFactory;
import io.edgesweep.input.SourcesReader;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.Patience;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.report.write.ReportSettings;
import io.edgesweep.report.write.ReportWriter;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.runtime.LaneWait;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.EffectiveConfiguration;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.ReconcileSettings;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.spill.Spill;
import io.edgesweep.submission.BadTargetSearch;
import io.edgesweep.submission.FirstCheckDelays;
import io.edgesweep.submission.HaltReasons;
import io.edgesweep.submission.RunContext;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.submission.SubmissionQueue;
import io.edgesweep.submission.Submitter;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that one run works with, put together. Closed when the run's process is done with it. */
public final class RunParts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunParts.class);

    final Run run;
    final RunRequest request;
    final RunServices workshop;
    final Progress progress;
    final Providers providers;
    final HaltReasons halt;
    final RunQuotas quotas;
    final SendingLanes purges;
    final SendingLanes prefetches;
    final Submitter submitter;
    final Reconciler reconciler;
    final Underway underway;
    final Spill spill;
    final ChangeDetection changes;
    final Collector collector;
    final SourcesReader sources;
    final RunReports reports;
    final Instant began;
    private final Instant deadline;
    private final DiskSpace room;
    private volatile @Nullable String shortage;
    private long toSend = -1;
    private @Nullable CallMeter meter;

    RunParts(Run run, RunRequest request, RunServices workshop, SharedLimits shared, Progress progress)
            throws IOException {
        this.run = run;
        this.request = request;
        this.workshop = workshop;
        this.progress = progress;
        Settings settings = workshop.settings();
        ReconcileSettings looks = settings.api().reconcile();
        this.began = workshop.clock().instant();
        this.deadline = began.plus(request.job().limits().deadline());
        SiteTermsLookup terms = new SiteTermsLookup(settings);
        Patience patience = new RunPatience(
                deadline,
                () -> workshop.stop().isGiven() || workshop.stops().of(run.id()).isPresent(),
                workshop.clock());
        this.providers = workshop.providers().within(patience);
        this.halt = new HaltReasons(
                run.id(), workshop.ledger().runs(), terms::of, workshop.clock(), workshop.stop()::isGiven);
        FollowUp followUp = FollowUp.of(
                run, workshop, providers, deadline, this::isToPrefetch, text -> halt.note(FindingKind.NOTE, text));
        this.reconciler = followUp.tasks();
        RunContext scope = new RunContext(
                run.id(),
                workshop.owner(),
                deadline,
                patience,
                lease(settings.api().call()),
                new FirstCheckDelays(
                        followUp.tasks()::firstLook, looks.unsettled().get(0)),
                job().followUp().warm().orElse(PrefetchOptions.DEFAULT));
        this.quotas = new RunQuotas(
                run.id(),
                providers,
                terms::of,
                workshop.ledger().runs(),
                workshop.ledger().history(),
                halt,
                shared.pools(),
                workshop.clock());
        this.submitter = new Submitter(
                scope,
                providers,
                workshop.ledger().due(),
                quotas,
                halt,
                new BadTargetSearch(
                        workshop.ledger().due(), halt, settings.api().searchCalls(), workshop.clock()),
                workshop.clock());
        this.underway = new Underway(run.id(), workshop.ledger().open());
        this.purges = sending(scope, Action.PURGE, shared, followUp.purges(), () -> false);
        this.prefetches = sending(scope, Action.PREFETCH, shared, followUp.prefetches(), underway::mayWarmMore);
        SourceFactory factory = new SourceFactory(settings, workshop.sleeper());
        this.spill = new Spill(spillFolder(settings, run.id()), settings.cacheKeys());
        this.changes = ChangeDetection.of(
                request.job(),
                workshop,
                new RemovalDetection.Work(
                        spillFolder(settings, run.id()),
                        run.id(),
                        workshop.clock().instant()));
        this.collector = new Collector(
                factory.intake(request),
                spill,
                page -> workshop.ledger().recorder().reject(run.id(), page),
                changes,
                progress);
        this.sources = new SourcesReader(
                factory.of(request.job(), changes.documents()),
                this::note,
                workshop.stop(),
                this::isStopped,
                workshop.clock(),
                changes.turns());
        this.reports = reports(workshop, request.job());
        this.room = new DiskSpace(settings.folders().home(), settings.folders().freeSpace());
    }

    private SendingLanes sending(
            RunContext scope, Action action, SharedLimits shared, LostAnswerResolver settler, BooleanSupplier more) {
        SubmissionQueue queue = new SubmissionQueue(
                scope,
                action,
                more,
                workshop.ledger().due(),
                quotas,
                workshop.settings().api().batch(),
                shared.slots(),
                halt,
                workshop.clock(),
                System::nanoTime);
        return new SendingLanes(action, queue, settler, more);
    }

    /** Whether the run has prefetches to send, of its own or of an earlier run. */
    boolean warms() {
        return job().followUp().warm().isPresent()
                || workshop.ledger().recorder().hasPrefetches(job().name());
    }

    /** What is gone is not there to be fetched. */
    private boolean isToPrefetch(TargetRow row) {
        return job().followUp().warm().isPresent() && !row.removed();
    }

    /** What writes the reports of a job's runs. */
    public static RunReports reports(RunServices workshop, JobFile job) {
        Settings settings = workshop.settings();
        ReportSettings reporting = new ReportSettings(
                settings.folders().reports(),
                settings.quotaShares(),
                ceiling(settings.accountsOf(job.sites())),
                job.limits().deadline(),
                job.successCodes(),
                job.followUp().verify().map(VerifyKeys::retries).orElse(false),
                settings.output().language(),
                job.schedule().map(ScheduleSpec::zone).orElse(ZoneId.of("UTC")),
                EffectiveConfiguration.of(job, settings));
        return new RunReports(workshop.ledger(), new ReportWriter(workshop.ledger(), reporting), workshop.list());
    }

    /** Calls are counted by account, so the most of any account's is what they are held against. */
    private static int ceiling(List<AccountSettings> accounts) {
        return accounts.stream().mapToInt(AccountSettings::callsPerSecond).max().orElseThrow();
    }

    public static Path spillFolder(Settings settings, String run) {
        return spillFolders(settings).resolve(run);
    }

    static Path spillFolders(Settings settings) {
        return settings.folders().home().resolve("spill");
    }

    /** Longer than a call can take: every try of it, and the wait for its permit. */
    static Duration lease(CallSettings call) {
        return call.connectTimeout()
                .plus(call.timeout())
                .plus(call.longestBackoff())
                .multipliedBy(call.tries());
    }

    JobFile job() {
        return request.job();
    }

    /** How many calls may wait for their answers at once: as many as all accounts of the job's sites together allow. */
    int mostLanes() {
        return workshop.settings().accountsOf(job().sites()).stream()
                .mapToInt(AccountSettings::callsInFlight)
                .sum();
    }

    /**
     * As many lanes as there are batches in the states, but no more than calls may wait: one without a batch would cost the
     * commits in which Spring Batch writes down that it did nothing. There is always one, which finds out why.
     */
    int lanes(Set<BatchState> work) {
        return Math.max(1, workshop.ledger().history().batches(run.id(), work, mostLanes()));
    }

    /** How many targets were to be sent when it was first asked for; the progress needs no more than that. */
    synchronized long targetsToSend() {
        if (toSend < 0) {
            OutcomeCounts counts = workshop.ledger().history().counts(run.id());
            toSend = counts.of(Outcome.CARRIED_OVER) + counts.of(Outcome.UNSETTLED);
        }
        return toSend;
    }

    /** Whether a person has asked the run to stop: then nothing more is read, sent or asked for. */
    boolean isStopped() {
        return stopped().isPresent();
    }

    /** Why the run is to stop, if a person has asked for it. */
    Optional<String> stopped() {
        Optional<String> words = workshop.stops().of(run.id());
        if (words.isPresent() && halt.reason() == null) {
            halt.because(FindingKind.STOPPED, words.get());
        }
        return words;
    }

    /** When a lane looks again that has nothing to do yet. */
    Instant soon() {
        return workshop.clock().instant().plus(LaneWait.STEP);
    }

    /** Whether the run's time is up. */
    boolean isOverdue() {
        return !workshop.clock().instant().isBefore(deadline);
    }

    /** Whether the run's time is up before so long. */
    boolean isOverdueIn(Duration margin) {
        return !workshop.clock().instant().plus(margin).isBefore(deadline);
    }

    /** Whether there is, or was, too little room to write down what comes back: then nothing more is sent. */
    boolean isOutOfRoom() {
        if (shortage == null) {
            shortage = room.shortage().orElse(null);
        }
        return shortage != null;
    }

    /**
     * Keeps a run from being ended that stopped for want of room: it goes on when there is some.
     *
     * @throws LedgerLostException when it did
     */
    void checkRoom() {
        if (shortage != null) {
            throw new LedgerLostException(shortage, null);
        }
    }

    void countCallsBy(CallMeter newMeter) {
        meter = newMeter;
    }

    /** Writes down the calls counted so far. */
    void writeDownCalls() {
        CallMeter counted = meter;
        if (counted != null) {
            workshop.ledger()
                    .runs()
                    .addCalls(
                            run.id(),
                            new CallFigures(
                                    counted.calls(),
                                    counted.refusedForRate(),
                                    counted.maxPerSecond(),
                                    counted.waited()));
        }
    }

    /** Tells what is lost of what was kept from earlier nights. */
    void tellLoss(String words) {
        log.warn("{}", words);
        note(new Finding(workshop.clock().instant(), FindingKind.NOTE, "", words));
    }

    void note(Finding finding) {
        workshop.ledger().runs().note(run.id(), finding);
    }

    @Override
    public void close() throws IOException {
        sources.close();
        collector.close();
        changes.close();
        spill.close();
    }
}
