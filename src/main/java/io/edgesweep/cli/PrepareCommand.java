package io.edgesweep.cli;

import io.edgesweep.home.LocalStateException;
import io.edgesweep.setup.ClassArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

@Command(
        description =
                "Makes the archive of classes by which each start takes a third of the time, for the Java that runs this."
                        + " The launcher bin/edgesweep uses it from then on.",
        footer = {"", "Example: edgesweep prepare"})
final class PrepareCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    PrepareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path archive = ClassArchive.ofProcess().make();
            context.tell(
                    common,
                    true,
                    () -> JsonMapper.shared().writeValueAsString(Map.of("archive", archive.toString())),
                    () -> "Each start of bin/edgesweep now uses " + archive);
            return 0;
        } catch (IOException e) {
            throw new LocalStateException("The program cannot be prepared: " + e.getMessage(), e);
        }
    }
}
