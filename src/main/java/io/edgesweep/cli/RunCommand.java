package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PauseText;
import io.edgesweep.pause.PausedException;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Runs a job. An interrupted run is resumed. While serve holds the home folder, serve executes the run.",
        footer = {"", "Example: edgesweep run nightly --input changed.csv"})
final class RunCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Mixin
    private PauseOptions pause = new PauseOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    @Option(names = "--dry-run", description = "Show what would be sent and what would wait; send nothing.")
    private boolean dryRun;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine = context.session(common, lock, !dryRun);
                SpooledStandardInput input = new SpooledStandardInput(context.terminal(), engine.settings())) {
            JobRunner runner = new JobRunner(context, common, engine);
            return dryRun
                    ? runner.plan(job.request(engine.settings(), input))
                    : runner.run(job.requestThoughMissing(engine.settings(), input), pause.despitePause());
        } catch (ServedException e) {
            return handOver(e.serving(context.options()));
        } catch (PausedException e) {
            return ofPaused(e);
        }
    }

    private int handOver(Serving serving) throws Exception {
        Serving.Order order = job.order(serving, context.terminal()).despite(pause.despitePause());
        try {
            return new RunResults(context, common).ofOrder(serving, order, dryRun);
        } catch (PausedException e) {
            return ofPaused(e);
        }
    }

    /** Whoever has paused it wants no alarm from cron. */
    private int ofPaused(PausedException paused) {
        context.tell(common, true, () -> JsonText.of(paused), () -> PauseText.of(paused));
        return ExitCode.OK.code();
    }
}
