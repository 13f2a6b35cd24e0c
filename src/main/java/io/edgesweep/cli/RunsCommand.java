package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PauseText;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.ledger.Run;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.pause.Pausing;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Lists the latest runs.",
        footer = {"", "Example: edgesweep runs --limit 5 --json"})
final class RunsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 20;

    RunsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1) {
            throw new MistakesException(List.of(
                    new Mistake("command line", "--limit", "'" + limit + "' is not allowed; allowed: 1 or more")));
        }
        try (Reading engine = context.reading(common, lock)) {
            return print(engine.runs(limit), engine.pausing());
        } catch (ServedException e) {
            Serving serving = e.serving(context.options());
            return print(serving.runs(limit), serving.pausing());
        }
    }

    private int print(List<Run> runs, Pausing pausing) throws Exception {
        if (common.json) {
            context.print(JsonText.of(runs));
            return 0;
        }
        context.print(PlainText.of(runs));
        List<HeldJobs> held = pausing.held();
        if (!held.isEmpty()) {
            context.print("");
            context.print(PauseText.of(held));
        }
        return 0;
    }
}
