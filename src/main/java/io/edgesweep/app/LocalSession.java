package io.edgesweep.app;

import io.edgesweep.cli.Session;
import io.edgesweep.console.ProviderStatus;
import io.edgesweep.job.DryRun;
import io.edgesweep.job.ManualSettlement;
import io.edgesweep.job.PlanHandler;
import io.edgesweep.job.PreparedRetry;
import io.edgesweep.job.Progress;
import io.edgesweep.job.QuotaHandler;
import io.edgesweep.job.QuotaOverview;
import io.edgesweep.job.ReconcileHandler;
import io.edgesweep.job.ReconcileResult;
import io.edgesweep.job.RetryHandler;
import io.edgesweep.job.RunRequest;
import io.edgesweep.job.RunServices;
import io.edgesweep.job.StopHandler;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.Settings;
import io.edgesweep.status.StatusFiles;
import io.edgesweep.target.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The application in an open Spring context. */
record LocalSession(
        RunServices workshop,
        NotifyingRunner runs,
        PlanHandler planHandler,
        StatusFiles status,
        AccountProviders providers,
        ShutdownHook shutdown,
        Runnable closing)
        implements Session {

    @Override
    public Settings settings() {
        return workshop.settings();
    }

    @Override
    public Optional<WrittenReport> run(RunRequest request, Progress progress) throws IOException {
        return runs.run(
                request,
                progress,
                run -> {},
                report -> shutdown.ended(report.report().exitCode()));
    }

    @Override
    public void delivered(WrittenReport report) {
        ledgerRuns().delivered(report.report().run(), workshop.clock().instant());
    }

    @Override
    public DryRun plan(RunRequest request) throws IOException {
        return planHandler.plan(request);
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws InterruptedException {
        SpringLauncher.refuseUnknown(sites, "SITE", settings());
        return new QuotaHandler(workshop).quota(sites);
    }

    @Override
    public List<Run> open() {
        return new ReconcileHandler(workshop).open();
    }

    @Override
    public ReconcileResult reconcile(Run run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        ReconcileResult done = new ReconcileHandler(workshop).reconcile(run, patience, settlements);
        status.write();
        return done;
    }

    @Override
    public WrittenReport stop(Run run) throws IOException {
        WrittenReport report = new StopHandler(workshop).stop(run, "edgesweep stop");
        status.write();
        return report;
    }

    @Override
    public PreparedRetry retry(Run run, Set<Kind> wideKinds) throws IOException {
        return new RetryHandler(workshop).prepare(run, wideKinds);
    }

    @Override
    public List<Run> runs(int limit) {
        return ledgerRuns().latest(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return text.equals("latest")
                ? ledgerRuns().latest(1).stream().findFirst()
                : ledgerRuns().find(text);
    }

    private Runs ledgerRuns() {
        return workshop.ledger().runs();
    }

    @Override
    public void serve(Consumer<WrittenReport> ended, Consumer<String> told) throws IOException, InterruptedException {
        new ServeProcess(workshop, runs, planHandler, accounts(), status, ended).serve(told);
    }

    private ProviderStatus accounts() {
        return new ProviderStatus() {
            @Override
            public QuotaOverview quota(List<String> sites) throws InterruptedException {
                return LocalSession.this.quota(sites);
            }

            @Override
            public Map<String, Duration> waited() {
                return providers.waited();
            }
        };
    }

    @Override
    public void close() {
        closing.run();
    }
}
