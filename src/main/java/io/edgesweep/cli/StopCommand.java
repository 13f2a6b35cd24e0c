package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.home.LockedException;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Session;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Stops a run for good. It sends nothing more, its report is written with exit code 6, and it is not resumed:"
                    + " what was not sent waits for the job's next run.",
            "A run that is under way stops as soon as the calls under way are answered; a run that was left unfinished, at once.",
            "A job that waits for its input, as for a pipe, has no run yet: its name ends the wait."
        },
        footer = {"", "Example: edgesweep stop latest"})
final class StopCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "RUN", description = "A run's id or its beginning, or 'latest'; or a job's name.")
    private String text = "";

    StopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), Duration.ZERO, Purpose.BESIDE_OF_RUN)) {
            Run run = RunLookup.by(text, engine);
            if (run.state() == RunState.FINISHED) {
                return say(isOver(run), run, false);
            }
            WrittenReport report = engine.stop(run);
            return say("Run " + run.id() + " is stopped; its report is in " + report.folder() + ".", run, true);
        } catch (ServedException e) {
            return stop(e.serving(context.options()));
        } catch (LockedException e) {
            throw new LockedException(
                    e.holder(),
                    "It does not answer. If it is just starting, try again in a moment; otherwise end that process, as by Ctrl-C, and stop its run then");
        }
    }

    private int stop(Serving serving) throws Exception {
        if (serving.endWait(text)) {
            String words = "Job " + text + " waits no more for its input, and has no run.";
            context.tell(common, true, () -> JsonText.ofStop(text), () -> words);
            return ExitCode.OK.code();
        }
        Run run = RunLookup.one(text, serving.run(text));
        if (run.state() == RunState.FINISHED) {
            return say(isOver(run), run, false);
        }
        serving.stop(run);
        return say(
                "Run " + run.id() + " is asked to stop; its report follows once the calls under way are answered.",
                run,
                true);
    }

    private static String isOver(Run run) {
        return "Run " + run.id() + " is over already. Nothing to stop.";
    }

    private int say(String words, Run run, boolean stopped) {
        context.tell(common, true, () -> JsonText.ofStop(run, stopped), () -> words);
        return ExitCode.OK.code();
    }
}
