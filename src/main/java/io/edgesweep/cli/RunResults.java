package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.cli.print.TerminalProgress;
import io.edgesweep.job.aftermath.RetryFigures;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.order.Progress;
import io.edgesweep.pause.PausedException;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.Serving;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what came of a run or a dry run, whoever it was that played it. */
final class RunResults {

    private static final Logger log = LoggerFactory.getLogger(RunResults.class);

    private final CommandContext context;
    private final CommonOptions common;

    RunResults(CommandContext context, CommonOptions common) {
        this.context = context;
        this.common = common;
    }

    /** Plays a run. */
    @FunctionalInterface
    interface Playing {

        /** Gives the report; empty when the process was asked to end before there was one. */
        Optional<WrittenReport> play(Progress progress) throws Exception;
    }

    /** Takes note that a run's end was told. */
    @FunctionalInterface
    interface Delivery {

        /** It was told. */
        void delivered(WrittenReport report) throws IOException, InterruptedException;
    }

    /** Shows a run's progress, prints its report, and has it noted that it was told. Gives the exit code. */
    int ofRun(Playing run, Delivery delivery) throws Exception {
        Optional<WrittenReport> report;
        try (TerminalProgress progress =
                new TerminalProgress(context.terminal(), common.isQuiet(), InstantSource.system())) {
            report = run.play(progress);
        }
        if (report.isEmpty()) {
            String words = "Interrupted. Everything sent so far is recorded; run the same command to resume.";
            context.terminal()
                    .err()
                    .println(common.json ? JsonText.ofFailure(words, ExitCode.TERMINATED, List.of()) : words);
            return ExitCode.TERMINATED.code();
        }
        context.tell(
                common,
                report.get().report().exitCode() == 0,
                () -> JsonText.of(report.get()),
                () -> PlainText.of(report.get()));
        deliver(report.get(), delivery);
        return report.get().report().exitCode();
    }

    /** The run has ended with a code of its own, and nothing that comes after may give it another. */
    private static void deliver(WrittenReport report, Delivery delivery) throws InterruptedException {
        try {
            delivery.delivered(report);
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "It cannot be noted that the end of run {} was reported ({}): the same command may report it once more",
                    report.report().run(),
                    LocalFailure.words(e));
        }
    }

    /** A person who asks for a purge right now is told that there is none, and how to have it all the same. */
    static MistakesException refused(PausedException paused) {
        return new MistakesException(List.of(new Mistake(
                "command line",
                "",
                "job " + paused.job() + " is " + paused.words()
                        + "; nothing was sent: add --despite-pause if it is meant all the same")));
    }

    /** Has another process play the order, and prints what came of it. Gives the exit code. */
    int ofOrder(Serving serving, Serving.Order order, boolean dryRun) throws Exception {
        return ofOrder(serving, order, dryRun, figures -> {});
    }

    /** The same of a retry, which first tells what it has to do. */
    int ofOrder(Serving serving, Serving.Order order, boolean dryRun, Consumer<RetryFigures> found) throws Exception {
        return dryRun
                ? ofPlan(serving.plan(order, found))
                : ofRun(progress -> serving.run(order, progress, found), serving::delivered);
    }

    /** The command that does what was planned; empty where it would send nothing. */
    private String sending(DryRun plan) {
        boolean sends = !plan.exceedsLimit()
                && plan.problems().isEmpty()
                && plan.outlook().lines().stream().anyMatch(line -> line.now() > 0);
        return sends ? common.command().withoutDryRun() : "";
    }

    /** Prints a dry run. Gives the exit code. */
    int ofPlan(DryRun plan) {
        int exitCode = plan.verdict().exitCode().code();
        context.tell(common, exitCode == 0, () -> JsonText.of(plan), () -> PlainText.of(plan, sending(plan)));
        return exitCode;
    }
}
