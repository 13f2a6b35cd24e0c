package io.edgesweep.cli;

import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Shows what a run of a job would send, what would wait and until when. Sends nothing. The exit code is"
                        + " the one that the run would have if all goes well.",
        footer = {"", "Example: edgesweep plan nightly --json"})
final class PlanCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Mixin
    private JobOptions job = new JobOptions();

    PlanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine =
                        context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.BESIDE);
                SpooledStandardInput input = new SpooledStandardInput(context.terminal(), engine.settings())) {
            return new JobRunner(context, common, engine).plan(job.request(engine.settings(), input));
        } catch (ServedException e) {
            Serving serving = e.serving(context.options());
            return new RunResults(context, common).ofOrder(serving, job.order(serving, context.terminal()), true);
        }
    }
}
