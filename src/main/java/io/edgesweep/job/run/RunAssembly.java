package io.edgesweep.job.run;

import io.edgesweep.input.InputReading;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.Patience;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.submission.BadTargetSearch;
import io.edgesweep.submission.FirstCheckDelays;
import io.edgesweep.submission.RunContext;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.submission.SubmissionQueue;
import io.edgesweep.submission.Submitter;
import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Puts together what each step of one run needs, and hands it to that step. Closed when the run's process is done with it.
 */
final class RunAssembly implements AutoCloseable {

    private final RunScope scope;
    private final Providers providers;
    private final RunQuotas quotas;
    private final FollowUp followUp;
    private final Submitter submitter;
    private final SendingLanes purges;
    private final SendingLanes prefetches;
    private final Underway underway;
    private final InputReading input;
    private final SpaceWatch space;
    private final CallTally calls;
    private final TargetProgress told;

    RunAssembly(Run run, RunRequest request, RunServices services, SharedLimits shared, Progress progress)
            throws IOException {
        Settings settings = services.settings();
        this.scope = new RunScope(run, request, services, progress);
        Patience patience = new RunPatience(
                scope.deadline,
                () -> services.stop().isGiven() || services.stops().of(run.id()).isPresent(),
                services.clock());
        this.providers = services.providers().within(patience);
        this.followUp = FollowUp.of(
                run,
                services,
                providers,
                scope.deadline,
                this::isToPrefetch,
                text -> scope.halt.note(FindingKind.NOTE, text));
        RunContext context = context(patience);
        this.quotas = new RunQuotas(
                run.id(),
                providers,
                new SiteTermsLookup(settings)::of,
                services.ledger().runs(),
                services.ledger().history(),
                scope.halt,
                shared.pools(),
                services.clock());
        this.submitter = new Submitter(
                context,
                providers,
                services.ledger().due(),
                quotas,
                scope.halt,
                new BadTargetSearch(
                        services.ledger().due(), scope.halt, settings.api().searchCalls(), services.clock()),
                services.clock());
        this.underway = new Underway(run.id(), services.ledger().open());
        this.purges = lanes(context, Action.PURGE, shared, followUp.purges(), () -> false);
        this.prefetches = lanes(context, Action.PREFETCH, shared, followUp.prefetches(), underway::mayWarmMore);
        this.input = new InputReading(
                request,
                services,
                run.id(),
                run.id(),
                false,
                new InputReading.Listeners(
                        scope::note,
                        page -> services.ledger().recorder().reject(run.id(), page),
                        scope::isStopped,
                        progress));
        FolderSettings folders = settings.folders();
        this.space = new SpaceWatch(new DiskSpace(folders.home(), folders.freeSpace()));
        this.calls = new CallTally(run.id(), services.ledger().runs());
        this.told = new TargetProgress(scope);
    }

    private RunContext context(Patience patience) {
        Settings settings = scope.services.settings();
        return new RunContext(
                scope.run.id(),
                scope.services.owner(),
                scope.deadline,
                patience,
                settings.api().call().longestCall(),
                new FirstCheckDelays(
                        followUp.tasks()::firstLook,
                        settings.api().reconcile().unsettled().get(0)),
                scope.job().afterPurge().warm().orElse(PrefetchOptions.DEFAULT));
    }

    private SendingLanes lanes(
            RunContext context, Action action, SharedLimits shared, LostAnswerResolver settler, BooleanSupplier more) {
        SubmissionQueue queue = new SubmissionQueue(
                context,
                action,
                more,
                scope.services.ledger().due(),
                quotas,
                scope.services.settings().api().batch(),
                shared.slots(),
                scope.halt,
                scope.services.clock(),
                System::nanoTime);
        return new SendingLanes(action, queue, settler, more);
    }

    /** What is gone is not there to be fetched. */
    private boolean isToPrefetch(TargetRow row) {
        return scope.job().afterPurge().warm().isPresent() && !row.removed();
    }

    RunScope scope() {
        return scope;
    }

    InputReading input() {
        return input;
    }

    RunQuotas quotas() {
        return quotas;
    }

    SendingLanes purges() {
        return purges;
    }

    SendingLanes prefetches() {
        return prefetches;
    }

    Underway underway() {
        return underway;
    }

    /** Whether the run has prefetches to send, of its own or of an earlier run. */
    boolean warms() {
        return scope.job().afterPurge().warm().isPresent()
                || scope.services.ledger().recorder().hasPrefetches(scope.job().name());
    }

    /** How many calls may wait for their answers at once: as many as all accounts of the job's sites together allow. */
    int mostLanes() {
        return scope.services.settings().accountsOf(scope.job().sites()).stream()
                .mapToInt(account -> account.callsInFlight())
                .sum();
    }

    /**
     * As many lanes as there are batches in the states, but no more than calls may wait: one without a batch would cost the
     * commits in which Spring Batch writes down that it did nothing. There is always one, which finds out why.
     */
    int lanes(Set<BatchState> work) {
        return Math.max(1, scope.services.ledger().history().batches(scope.run.id(), work, mostLanes()));
    }

    /** What counts the run's calls from now on; closed when they are over. */
    CallMeter meter() {
        return providers.meter(scope.job().sites());
    }

    CallTally calls() {
        return calls;
    }

    RecoverTasklet recovering() {
        return new RecoverTasklet(scope, purges.settler(), prefetches.settler());
    }

    UnsealedPageReader pages() {
        return new UnsealedPageReader(scope, input);
    }

    CutTasklet cutting() {
        return new CutTasklet(scope, input, quotas, new TagReach(scope, providers));
    }

    SendingReader sendingReader(SendingLanes lanes) {
        return new SendingReader(scope, lanes, quotas, underway, space);
    }

    SendingWriter sendingWriter(SendingLanes lanes) {
        return new SendingWriter(scope, lanes, submitter, quotas, told);
    }

    TasksReader tasksReader() {
        return new TasksReader(scope, followUp.tasks(), underway, told);
    }

    TasksWriter tasksWriter() {
        return new TasksWriter(scope, followUp.tasks(), quotas, underway, told);
    }

    RememberTasklet remembering() {
        return new RememberTasklet(scope, input.changes());
    }

    VerifyTasklet verifying(VerifyKeys keys) {
        return new VerifyTasklet(scope, keys);
    }

    ReportTasklet reporting() {
        return new ReportTasklet(scope, RunReports.of(scope.services, scope.job()), quotas, space, calls);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
