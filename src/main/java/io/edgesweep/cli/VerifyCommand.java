package io.edgesweep.cli;

import io.edgesweep.cli.print.VerifyPrinter;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.ExitCode;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Session;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.VerifyKeys.Sample;
import io.edgesweep.verification.VerifyRequest;
import io.edgesweep.verification.VerifySummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Looks at what the CDN serves, and compares it with the site's origin if it has one: of the confirmed URLs of a"
                    + " run, of those of a job's latest run, or of URLs. Sends nothing to the API.",
            "What is found of a run's pages decides which count as stale from then on, and changes neither its report nor"
                    + " its exit code. Of URLs nothing is written down.",
            "Ends with 3 if a page is stale; with 5 if there was nothing to look at."
        },
        footer = {
            "",
            "Examples:",
            "  edgesweep verify nightly --sample all",
            "  edgesweep verify https://www.example.com/ --resolve 203.0.113.7 --json"
        })
final class VerifyCommand implements Callable<Integer> {

    /** So many runs are looked through for the latest of a job. */
    private static final int RUNS = 1000;

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Option(
            names = "--sample",
            paramLabel = "SAMPLE",
            description =
                    "How many of a run's URLs: all, a share such as 5%%, or a number. Default: as the job says, or 200.")
    private @Nullable Sample sample;

    @Option(
            names = "--resolve",
            paramLabel = "NODE",
            description = "A further node to ask, such as 203.0.113.7; may be repeated. Default: as the job says.")
    private List<ServerAddress> resolve = new ArrayList<>();

    @Option(
            names = "--second-look",
            paramLabel = "DURATION",
            description = "When a page that seems to be stale is looked at again. Default: as the job says, or 30s.")
    private @Nullable Duration secondLook;

    @Parameters(
            paramLabel = "RUN|JOB|URL",
            arity = "1..*",
            description = "A run's id or its beginning, 'latest', the name of a job, or URLs.")
    private List<String> what = new ArrayList<>();

    VerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        VerifyPrinter printer = new VerifyPrinter(context.terminal(), common.json, common.isQuiet());
        VerifySummary summary = context.engines()
                .verify(request(), printer::isClosed, printer::found, context.options(), common.verbosity());
        printer.end(summary);
        if (summary.looked() == 0) {
            return ExitCode.NO_VALID_INPUT.code();
        }
        return (summary.stale() > 0 ? ExitCode.PARTLY_FAILED : ExitCode.OK).code();
    }

    private VerifyRequest request() throws IOException, InterruptedException {
        long urls = what.stream().filter(each -> each.contains("://")).count();
        if (urls == what.size()) {
            return request(what, null);
        }
        if (what.size() > 1) {
            throw mistake("Name one run, one job, or nothing but URLs");
        }
        String text = what.get(0);
        try (Reading engine = context.reading(common, lock)) {
            Run run = find(text, engine.run(text), engine.runs(RUNS));
            return ofRun(
                    run,
                    engine.settings().folders().reports().resolve(run.job()).resolve(run.id()));
        } catch (ServedException e) {
            Run run = find(text, e.serving().run(text), e.serving().runs(RUNS));
            return ofRun(run, e.serving().report(run));
        }
    }

    private static Run find(String text, Optional<Run> run, List<Run> runs) {
        return run.or(() -> runs.stream()
                        .filter(each -> each.job().equals(text) && Session.isFinished(each))
                        .findFirst())
                .orElseThrow(() -> mistake("There is no run '" + text
                        + "', no job of that name with a run, or more than one run whose id begins so; edgesweep runs lists"
                        + " those of this home folder"));
    }

    private VerifyRequest ofRun(Run run, Path report) {
        Path targets = report.resolve("targets.csv");
        if (!Files.isRegularFile(targets)) {
            throw mistake("Run " + run.id() + " has no " + targets
                    + ", which names what was confirmed; a run has it once it is over");
        }
        return request(List.of(), new VerifyRequest.OfRun(run.id(), run.job(), targets, lock.patience()));
    }

    private VerifyRequest request(List<String> urls, VerifyRequest.@Nullable OfRun run) {
        return new VerifyRequest(urls, run, Optional.ofNullable(sample), resolve, Optional.ofNullable(secondLook));
    }

    private static MistakesException mistake(String words) {
        return new MistakesException(List.of(new Mistake("", "", words)));
    }
}
