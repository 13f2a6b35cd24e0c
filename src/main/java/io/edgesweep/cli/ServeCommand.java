package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = {
            "Keeps running, and runs every job that has a schedule. Job files may be changed meanwhile. Its console is on"
                    + " http://127.0.0.1:8080 unless edgesweep.console says otherwise.",
            "Stops within ten seconds of a stop signal; the next start resumes a run in progress."
        },
        footer = {"", "Example: edgesweep serve --edgesweep.home=/var/lib/edgesweep"})
final class ServeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.RUN)) {
            engine.serve(this::print, context.terminal().err()::println);
        }
        if (!common.isQuiet()) {
            context.terminal().err().println("Stopped. Run the same command to resume unfinished work.");
        }
        return ExitCode.TERMINATED.code();
    }

    private void print(WrittenReport written) {
        context.tell(
                common, written.report().exitCode() == 0, () -> JsonText.line(written), () -> PlainText.line(written));
    }
}
