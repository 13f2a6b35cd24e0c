package io.edgesweep.cli;

import io.edgesweep.cli.print.ExplanationText;
import io.edgesweep.cli.print.JsonText;
import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.explain.Explanation;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Purpose;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Shows why a URL was sent or not: in the last run of each job that may purge it, and in the next, rule by rule.",
            "It reads the sources of these jobs as a run would, unless --offline, and sends nothing. What is not known is"
                    + " called unknown."
        },
        footer = {"", "Example: edgesweep explain https://www.example.com/a.html --job nightly"})
final class ExplainCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "URL", description = "The URL, or another target: a directory, a host or a tag.")
    private String url = "";

    @Option(names = "--job", paramLabel = "JOB", description = "This job alone. Default: all that have its host.")
    private String job = "";

    @Option(names = "--offline", description = "Do not read the sources.")
    private boolean offline;

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        ExplainRequest request = new ExplainRequest(url, job, offline);
        try (Session engine =
                context.engines().open(context.options(), common.verbosity(), lock.patience(), Purpose.BESIDE)) {
            return print(engine.explain(request));
        } catch (ServedException e) {
            return print(e.serving(context.options()).explain(request));
        }
    }

    private int print(Explanation explanation) {
        context.print(common.json ? JsonText.of(explanation) : ExplanationText.of(explanation));
        return ExitCode.OK.code();
    }
}
