package io.edgesweep.cli;

import io.edgesweep.cli.Engines.RunningSandbox;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Runs the stand-in for the API alone, until it is interrupted. It serves the configured sites that"
                        + " point at it.",
        footer = {"", "Example: edgesweep sandbox --port 8899"})
final class SandboxCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--port", paramLabel = "N", description = "On 127.0.0.1. Default: any free one.")
    private int port;

    SandboxCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (RunningSandbox sandbox = context.engines().sandbox(port, context.options(), common.verbosity())) {
            if (common.json) {
                context.print(JsonText.of(sandbox));
            } else {
                context.print("Sandbox at " + sandbox.endpoint());
                context.print("  SecretId  " + sandbox.secretId());
                context.print("  SecretKey " + sandbox.secretKey());
                sandbox.zones().forEach(zone -> context.print("  zone      " + zone));
            }
            // Ends with the process.
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
