package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunJson;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
        try (Reading engine = context.reading(common, lock)) {
            Run run = RunLookup.one(text, engine.run(text));
            return print(run, engine.report(run));
        } catch (ServedException e) {
            Serving serving = e.serving(context.options());
            Run run = RunLookup.one(text, serving.run(text));
            return print(run, serving.report(run));
        }
    }

    private int print(Run run, Path folder) throws IOException {
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
