package io.edgesweep.app;

import io.edgesweep.cli.Engine;
import io.edgesweep.job.DryRun;
import io.edgesweep.job.PlanHandler;
import io.edgesweep.job.Progress;
import io.edgesweep.job.RunHandler;
import io.edgesweep.job.RunRequest;
import io.edgesweep.job.Workshop;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Runs;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The application in an open Spring context. */
record SpringEngine(Workshop workshop, RunHandler runHandler, PlanHandler planHandler, Runnable closing)
        implements Engine {

    @Override
    public Settings settings() {
        return workshop.settings();
    }

    @Override
    public Optional<WrittenReport> run(RunRequest request, Progress progress) throws IOException {
        return runHandler.run(request, progress);
    }

    @Override
    public DryRun plan(RunRequest request) throws IOException {
        return planHandler.plan(request);
    }

    @Override
    public List<Run> runs(int limit) {
        return runs().latest(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return text.equals("latest") ? runs().latest(1).stream().findFirst() : runs().find(text);
    }

    private Runs runs() {
        return workshop.ledger().runs();
    }

    @Override
    public void serve(Consumer<WrittenReport> ended, Consumer<String> told) throws IOException, InterruptedException {
        new Serving(workshop, runHandler, planHandler, ended).serve(told);
    }

    @Override
    public void close() {
        closing.run();
    }
}
