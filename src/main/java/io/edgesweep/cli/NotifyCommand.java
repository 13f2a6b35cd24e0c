package io.edgesweep.cli;

import io.edgesweep.cli.print.JsonText;
import io.edgesweep.ledger.Run;
import io.edgesweep.notice.NoticeFactory.Told;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.RunSummary;
import io.edgesweep.session.Reading;
import io.edgesweep.session.ServedException;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Sends a trial to each who is told of a job's runs (--test), or one notice of all runs of the night to those whom"
                    + " edgesweep.notify names (--digest), and says who took it.",
            "Ends with 0; with 2 if somebody did not take it."
        },
        footer = {"", "Examples:", "  edgesweep notify nightly --test", "  edgesweep notify --digest --since 12h"})
final class NotifyCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 1000;

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "With --test: the job.")
    private String job = "";

    @Option(names = "--test", description = "Send a trial. Pings are left out, for each counts as a run.")
    private boolean test;

    @Option(names = "--digest", description = "Report all runs that began lately, 1,000 at most, in one notice.")
    private boolean digest;

    @Option(names = "--since", paramLabel = "DURATION", description = "With --digest: how far back. Default: 24h.")
    private Duration since = Duration.ofHours(24);

    NotifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (test == digest || test == job.isEmpty()) {
            throw new MistakesException(List.of(new Mistake(
                    "command line", "", "say what is to be sent; allowed: JOB --test, or --digest without a job")));
        }
        List<Told> told = test ? context.engines().trial(job, context.options(), common.verbosity()) : digest();
        boolean good = told.stream().allMatch(each -> each.problem().isEmpty());
        context.tell(common, good, () -> JsonText.ofTold(told), () -> words(told));
        return good ? ExitCode.OK.code() : ExitCode.USAGE.code();
    }

    private List<Told> digest() throws Exception {
        Instant from = InstantSource.system().instant().minus(since);
        Stream<Run> runs = latest().stream().filter(run -> run.started().isAfter(from));
        return context.engines().digest(RunSummary.worstFirst(runs), from, context.options(), common.verbosity());
    }

    private List<Run> latest() throws Exception {
        try (Reading engine = context.reading(common, lock)) {
            return engine.runs(MOST_RUNS);
        } catch (ServedException e) {
            return e.serving().runs(MOST_RUNS);
        }
    }

    private static String words(List<Told> told) {
        return told.isEmpty()
                ? "Nobody is to be told; see notify of the job and of the configuration."
                : told.stream()
                        .map(each -> each.problem()
                                .map(problem -> "✗ " + each.name() + ": " + problem)
                                .orElse("✓ " + each.name() + ": taken"))
                        .collect(Collectors.joining(System.lineSeparator()));
    }
}
