package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunJson;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = "Shows one run as text.",
        footer = {"", "Example: edgesweep show latest"})
final class ShowCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "RUN", description = "A run's id or its beginning, or 'latest'.")
    private String text = "";

    ShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine = context.engines().openToRead(context.options(), common.verbosity(), lock.patience())) {
            Path reports = engine.settings().reports();
            return print(RunLookup.one(text, engine.run(text)), run -> reports.resolve(run.job())
                    .resolve(run.id()));
        } catch (ServedException e) {
            return print(RunLookup.one(text, e.serving().run(text)), e.serving()::report);
        }
    }

    private int print(Run run, Function<Run, Path> report) throws IOException {
        Path folder = report.apply(run);
        Path json = folder.resolve("run.json");
        if (!Files.isRegularFile(json)) {
            context.print(common.json ? JsonText.of(run) : PlainText.of(run));
        } else if (common.json) {
            context.print(Files.readString(json));
        } else {
            context.print(PlainText.of(RunJson.read(json), folder));
        }
        return 0;
    }
}
