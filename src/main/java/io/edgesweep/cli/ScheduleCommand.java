package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.SchedulePrinter;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.Mistake;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Shows when each job that has a schedule fires next: ten times at least, and through the next clock change of its"
                    + " zone.",
            "Ends with 0; with 2 if there are mistakes in a job file."
        },
        footer = {"", "Example: edgesweep schedule --json"})
final class ScheduleCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--all",
            description = "List each firing on the way to the clock change, not only their number. --json always does.")
    private boolean all;

    ScheduleCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Mistake> mistakes;
        if (common.json) {
            mistakes = context.engines()
                    .schedule(firing -> context.print(JsonText.line(firing)), context.options(), common.verbosity());
        } else {
            SchedulePrinter printer = new SchedulePrinter(context::print, all);
            mistakes = context.engines().schedule(printer, context.options(), common.verbosity());
            printer.flush();
        }
        mistakes.forEach(mistake -> context.terminal().err().println(common.json ? JsonText.line(mistake) : mistake));
        return mistakes.isEmpty() ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }
}
