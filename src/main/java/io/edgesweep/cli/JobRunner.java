package io.edgesweep.cli;

import io.edgesweep.job.DryRun;
import io.edgesweep.job.RunRequest;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.WrittenReport;
import java.io.IOException;
import java.util.Optional;

/** Runs or plans a job for a command, and prints what came of it. */
final class JobRunner {

    private final CommandContext context;
    private final CommonOptions common;
    private final Engine engine;

    JobRunner(CommandContext context, CommonOptions common, Engine engine) {
        this.context = context;
        this.common = common;
        this.engine = engine;
    }

    /** Runs the job. Gives the exit code. */
    int run(RunRequest request) throws IOException {
        Optional<WrittenReport> report;
        try (TerminalProgress progress = new TerminalProgress(context.terminal(), common.isQuiet())) {
            report = engine.run(request, progress);
        }
        if (report.isEmpty()) {
            context.terminal()
                    .err()
                    .println("Interrupted. What was sent is written down; the same command goes on from here.");
            return ExitCode.TERMINATED.code();
        }
        context.print(common.json ? JsonText.of(report.get()) : PlainText.of(report.get()));
        return report.get().report().exitCode();
    }

    /** Plans the job. Gives the exit code. */
    int plan(RunRequest request) throws IOException {
        DryRun plan = engine.plan(request);
        context.print(common.json ? JsonText.of(plan) : PlainText.of(plan));
        return plan.verdict().exitCode().code();
    }
}
