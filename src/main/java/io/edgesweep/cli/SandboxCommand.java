package io.edgesweep.cli;

import io.edgesweep.account.RunningSandbox;
import io.edgesweep.account.SandboxPlan;
import io.edgesweep.account.SandboxQuotas;
import io.edgesweep.cli.print.JsonText;
import io.edgesweep.home.LocalStateException;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ServerAddress;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Runs the stand-in for the API alone, until it is interrupted. It serves the configured sites that"
                        + " point at it.",
        footer = {"", "Example: edgesweep sandbox --port 8899"})
final class SandboxCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--port", paramLabel = "N", description = "On 127.0.0.1. Default: any free one.")
    private int port;

    @Option(
            names = "--control-port",
            paramLabel = "N",
            description = "Port on 127.0.0.1 of the control interface, which injects faults and returns the journal."
                    + " 0: any free port. Default: none.")
    private @Nullable Integer controlPort;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "The quotas: sample, as documented, or small, for trying. Default: those of the configuration.")
    private @Nullable SandboxQuotas profile;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Append each request to it, as a line of JSON, before it is answered.")
    private @Nullable Path journal;

    @Option(
            names = "--edge",
            paramLabel = "ORIGIN",
            description = "Also run two nodes of an edge, which keep copies of the pages of this server, such as"
                    + " http://127.0.0.1:8080, until they are purged.")
    private @Nullable String edge;

    @Option(
            names = "--edge-port",
            paramLabel = "N",
            description = "Port on 127.0.0.1 of the edge's first node; the second node has the next one."
                    + " Default: any free ones.")
    private int edgePort;

    SandboxCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuse("--port", port);
        refuse("--control-port", controlPort == null ? 0 : controlPort);
        refuse("--edge-port", edgePort, HIGHEST_PORT - 1);
        if (edge == null && edgePort != 0) {
            throw new MistakesException(
                    List.of(new Mistake("command line", "--edge-port", "is for an edge; add --edge ORIGIN")));
        }
        SandboxPlan plan = new SandboxPlan(port, controlPort, profile, journal, origin(), edgePort);
        try (RunningSandbox sandbox = start(plan)) {
            if (common.json) {
                context.print(JsonText.of(sandbox));
            } else {
                context.print("Sandbox at " + sandbox.endpoint());
                sandbox.controlEndpoint().ifPresent(control -> context.print("  control   " + control));
                context.print("  SecretId  " + sandbox.secretId());
                context.print("  SecretKey " + sandbox.secretKey());
                sandbox.zones().forEach(zone -> context.print("  zone      " + zone));
                sandbox.edge().forEach(node -> context.print("  edge      " + node));
                sandbox.domains().forEach(domain -> context.print("  domain    " + domain));
            }
            // Ends with the process.
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private @Nullable URI origin() {
        if (edge == null) {
            return null;
        }
        if (!ServerAddress.parse(edge)
                .map(address -> !address.scheme().isEmpty())
                .orElse(false)) {
            throw new MistakesException(List.of(new Mistake(
                    "command line",
                    "--edge",
                    "'" + edge + "' is not allowed; allowed: a URL such as http://127.0.0.1:8080")));
        }
        return URI.create(edge);
    }

    private static void refuse(String option, int number) {
        refuse(option, number, HIGHEST_PORT);
    }

    private static void refuse(String option, int number, int highest) {
        if (number < 0 || number > highest) {
            throw new MistakesException(List.of(new Mistake(
                    "command line",
                    option,
                    "'" + number + "' is not a port; allowed: 0 to " + highest + ", 0 for any free one")));
        }
    }

    /** What it cannot listen at or write to was named by the command line. */
    private RunningSandbox start(SandboxPlan plan) {
        try {
            return context.engines().sandbox(plan, context.options(), common.verbosity());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof BindException) {
                throw new LocalStateException(
                        e.getMessage()
                                + ". Name another port, or end what listens there, and run the same command again",
                        e);
            }
            throw new MistakesException(List.of(new Mistake("command line", "", String.valueOf(e.getMessage()))));
        }
    }
}
