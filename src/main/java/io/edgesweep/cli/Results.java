package io.edgesweep.cli;

import io.edgesweep.job.DryRun;
import io.edgesweep.job.Progress;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.WrittenReport;
import java.util.Optional;

/** Prints what came of a run or a dry run, whoever it was that played it. */
final class Results {

    private final CommandContext context;
    private final CommonOptions common;

    Results(CommandContext context, CommonOptions common) {
        this.context = context;
        this.common = common;
    }

    /** Plays a run. */
    @FunctionalInterface
    interface Playing {

        /** Gives the report; empty when the process was asked to end before there was one. */
        Optional<WrittenReport> play(Progress progress) throws Exception;
    }

    /** Shows a run's progress, and prints its report. Gives the exit code. */
    int ofRun(Playing run) throws Exception {
        Optional<WrittenReport> report;
        try (TerminalProgress progress = new TerminalProgress(context.terminal(), common.isQuiet())) {
            report = run.play(progress);
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

    /** Has another process play the order, and prints what came of it. Gives the exit code. */
    int ofOrder(Serving serving, Serving.Order order, boolean dryRun) throws Exception {
        return dryRun ? ofPlan(serving.plan(order)) : ofRun(progress -> serving.run(order, progress));
    }

    /** Prints a dry run. Gives the exit code. */
    int ofPlan(DryRun plan) {
        context.print(common.json ? JsonText.of(plan) : PlainText.of(plan));
        return plan.verdict().exitCode().code();
    }
}
