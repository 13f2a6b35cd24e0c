package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Check;
import io.edgesweep.text.HumanFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Option(
            names = "--online",
            description =
                    "Compare the sites with the zones and domains of their accounts, read the beginning of each job's"
                            + " sitemaps on the web, ask origins and the CDN for a page where the job does, and send a trial to each who is told of its runs, too.")
    private boolean online;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (context.terminal().interactive() && !common.isQuiet()) {
            context.terminal().err().println("Looking at the configuration, the disk, the API and what waits …");
        }
        List<Check> checks = context.engines().check(online, context.options(), common.verbosity());
        boolean good = checks.stream().allMatch(Check::good);
        context.tell(common, good, () -> JsonText.ofChecks(checks), () -> words(checks));
        return good ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }

    private static String mark(Check check) {
        return check.warning() ? "! " : check.good() ? "✓ " : "✗ ";
    }

    private String words(List<Check> checks) {
        return Stream.concat(
                        checks.stream()
                                .filter(check -> !check.good() || !common.isQuiet())
                                .map(check -> mark(check) + check.subject() + ": " + check.words()),
                        Stream.of(summary(checks)))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String summary(List<Check> checks) {
        long bad = checks.stream().filter(check -> !check.good()).count();
        long warnings = checks.stream().filter(Check::warning).count();
        String toWatch = warnings == 0 ? "" : ", " + HumanFormat.count(warnings, "warning", "warnings") + " (!)";
        return bad == 0
                ? "Nothing is in the way of the next run" + toWatch + "."
                : HumanFormat.count(bad, "check", "checks") + " failed (✗)" + toWatch
                        + "; correct what is named there.";
    }
}
