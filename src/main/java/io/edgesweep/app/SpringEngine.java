package io.edgesweep.app;

import io.edgesweep.cli.Engine;
import io.edgesweep.console.Accounts;
import io.edgesweep.job.DryRun;
import io.edgesweep.job.PlanHandler;
import io.edgesweep.job.Progress;
import io.edgesweep.job.QuotaHandler;
import io.edgesweep.job.QuotaOverview;
import io.edgesweep.job.ReconcileHandler;
import io.edgesweep.job.Reconciliation;
import io.edgesweep.job.Retry;
import io.edgesweep.job.RetryHandler;
import io.edgesweep.job.RunRequest;
import io.edgesweep.job.Settlement;
import io.edgesweep.job.StopHandler;
import io.edgesweep.job.Workshop;
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
record SpringEngine(
        Workshop workshop,
        NoticedRuns runs,
        PlanHandler planHandler,
        StatusFiles status,
        AccountProviders providers,
        Shutdown shutdown,
        Runnable closing)
        implements Engine {

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
        SpringEngines.refuseUnknown(sites, "SITE", settings());
        return new QuotaHandler(workshop).quota(sites);
    }

    @Override
    public List<Run> open() {
        return new ReconcileHandler(workshop).open();
    }

    @Override
    public Reconciliation reconcile(Run run, Duration patience, List<Settlement> settlements)
            throws IOException, InterruptedException {
        Reconciliation done = new ReconcileHandler(workshop).reconcile(run, patience, settlements);
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
    public Retry retry(Run run, Set<Kind> wideKinds) throws IOException {
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
        new Serving(workshop, runs, planHandler, accounts(), status, ended).serve(told);
    }

    private Accounts accounts() {
        return new Accounts() {
            @Override
            public QuotaOverview quota(List<String> sites) throws InterruptedException {
                return SpringEngine.this.quota(sites);
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
