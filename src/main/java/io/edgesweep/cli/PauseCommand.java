package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PauseText;
import io.edgesweep.pause.Pausing;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Pauses a job, a site with all its jobs, or everything: no run of it begins, neither by a schedule nor by cron, until"
                    + " the pause ends or somebody resumes it.",
            "A run that is under way goes on; 'edgesweep stop' ends it. What becomes of the times at which the job would have"
                    + " run is for schedule.missed to say."
        },
        footer = {
            "",
            "Examples:",
            "  edgesweep pause nightly --until 06:00 --reason \"the sale\"",
            "  edgesweep pause all --until 2h --reason \"deployment\""
        })
final class PauseCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(
            paramLabel = "JOB|SITE|all",
            description = "What is paused. Write job:NAME or site:NAME where both have that name.")
    private String what = "";

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = {
                "When it ends by itself: a duration (2h), the next such time (06:00), or \"2026-12-01 06:00\", in the zone"
                        + " of the job's schedule; or 2026-12-01T06:00+08:00.",
                "Default: when somebody resumes it."
            })
    private String until = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for whoever asks at night.")
    private String reason = "";

    PauseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        String by = Objects.requireNonNullElse(System.getProperty("user.name"), "");
        Pausing.Wanted wanted = new Pausing.Wanted(what, until, reason, by);
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.BESIDE)) {
            return say(engine.pausing().pause(wanted));
        } catch (ServedException e) {
            return say(e.serving(context.options()).pausing().pause(wanted));
        }
    }

    private int say(Pausing.Begun begun) {
        context.tell(common, true, () -> JsonText.of(begun), () -> PauseText.of(begun));
        return ExitCode.OK.code();
    }
}
