package io.edgesweep.app;

import io.edgesweep.cli.Engine;
import io.edgesweep.job.DryRun;
import io.edgesweep.job.PlanHandler;
import io.edgesweep.job.Progress;
import io.edgesweep.job.RunHandler;
import io.edgesweep.job.RunRequest;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The application in an open Spring context. */
record SpringEngine(Settings settings, RunHandler runHandler, PlanHandler planHandler, Ledger ledger, Runnable closing)
        implements Engine {

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
        return ledger.runs().latest(limit);
    }

    @Override
    public Optional<Run> run(String text) {
        return text.equals("latest")
                ? ledger.runs().latest(1).stream().findFirst()
                : ledger.runs().find(text);
    }

    @Override
    public void close() {
        closing.run();
    }
}
