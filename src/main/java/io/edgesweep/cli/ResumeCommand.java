package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PauseText;
import io.edgesweep.pause.Pausing;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Ends a pause, and shows what else still holds the job or site.",
            "'all' ends the pause of everything; what was paused by itself stays paused. A blackout of the configuration"
                    + " ends by its own time alone."
        },
        footer = {"", "Example: edgesweep resume nightly"})
final class ResumeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(
            paramLabel = "JOB|SITE|all",
            description = "What was paused. Write job:NAME or site:NAME where both have that name.")
    private String what = "";

    ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.BESIDE)) {
            return say(engine.pausing().resume(what));
        } catch (ServedException e) {
            return say(e.serving(context.options()).pausing().resume(what));
        }
    }

    private int say(Pausing.Resumed resumed) {
        context.tell(common, true, () -> JsonText.of(resumed), () -> PauseText.of(what, resumed));
        return ExitCode.OK.code();
    }
}
