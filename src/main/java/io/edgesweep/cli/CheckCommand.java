package io.edgesweep.cli;

import io.edgesweep.cli.Engines.Check;
import io.edgesweep.report.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Looks at everything that could spoil the next run: configuration, jobs with their schedules, sources and"
                        + " notices, folders, lock, credentials, endpoint, quota, what waits, clock.",
        footer = {"", "Example: edgesweep check --online"})
final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--online", description = "Read the beginning of each job's sitemaps on the web, too.")
    private boolean online;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Check> checks = context.engines().check(online, context.options(), common.verbosity());
        if (common.json) {
            context.print(JsonText.ofChecks(checks));
        } else {
            checks.forEach(
                    check -> context.print((check.good() ? "✓ " : "✗ ") + check.subject() + ": " + check.words()));
        }
        return checks.stream().allMatch(Check::good) ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }
}
