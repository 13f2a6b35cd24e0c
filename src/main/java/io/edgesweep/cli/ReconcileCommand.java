package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.cli.print.ReconcileText;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Settles what runs have left open, by asking the provider, and writes their reports again. Sends nothing: what was"
                    + " not taken waits for the job's next run.",
            "While serve holds the home folder, it asks. The run that is under way asks by itself: of that, only what --settle says is settled.",
            "Ends with 0 if nothing is open any more, with 9 if something is, with 7 or 8 if it could not be asked for."
        },
        footer = {
            "",
            "Examples:",
            "  edgesweep reconcile",
            "  edgesweep reconcile latest --settle 12=confirmed --reason 'its task is in the console'"
        })
final class ReconcileCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = "A run's id or its beginning, or 'latest'. Default: every run that has left something open.")
    private @Nullable String text;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "Ask the provider for so long at most, as in 30s. Default: 2m.")
    private Duration patience = Duration.ofMinutes(2);

    @Option(
            names = "--settle",
            paramLabel = "BATCH=WORD",
            description =
                    "Outcome of a batch of RUN, as you see it in the provider's console, when the API does not report it:"
                            + " confirmed, or not-sent, which sends it again. May be repeated.")
    private Map<Long, String> settled = new LinkedHashMap<>();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, of what --settle says. It is kept in the ledger and the report, with your user name.")
    private String reason = "";

    ReconcileCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<ManualSettlement> settlements = settlements();
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.AFTERMATH)) {
            List<Run> runs = text == null ? engine.open() : List.of(RunLookup.by(text, engine));
            List<ReconcileResult> done = new ArrayList<>();
            for (Run run : runs) {
                done.add(engine.reconcile(run, patience, settlements));
            }
            return told(done);
        } catch (ServedException e) {
            return told(e.serving(context.options()).reconcile(text == null ? "" : text, patience, settlements));
        }
    }

    private int told(List<ReconcileResult> done) {
        int exitCode = exitCode(done).code();
        context.tell(common, exitCode == 0, () -> JsonText.ofReconciliations(done), () -> ReconcileText.of(done));
        return exitCode;
    }

    private List<ManualSettlement> settlements() {
        List<Mistake> mistakes = new ArrayList<>();
        if (patience.isZero()) {
            mistakes.add(new Mistake(
                    "command line", "--for", "'0s' leaves no time to ask; name some, such as 30s, or leave it out"));
        }
        if (text == null && !settled.isEmpty()) {
            mistakes.add(new Mistake("command line", "RUN", "is missing; --settle needs the run that the batch is of"));
        }
        List<ManualSettlement> settlements = new ArrayList<>();
        settled.forEach((batch, word) -> {
            if (!word.equals("confirmed") && !word.equals("not-sent")) {
                mistakes.add(new Mistake(
                        "command line", "--settle", "'" + word + "' is not allowed; allowed: confirmed, not-sent"));
            }
            settlements.add(new ManualSettlement(
                    batch, word.equals("confirmed"), System.getProperty("user.name", "unknown"), reason));
        });
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return settlements;
    }

    /** The worst of them, in the order that the exit codes of a run have. */
    private static ExitCode exitCode(List<ReconcileResult> done) {
        for (ExitCode worst : List.of(ExitCode.DENIED, ExitCode.API_UNAVAILABLE, ExitCode.UNSETTLED)) {
            if (done.stream().anyMatch(each -> each.exitCode() == worst)) {
                return worst;
            }
        }
        return ExitCode.OK;
    }
}
