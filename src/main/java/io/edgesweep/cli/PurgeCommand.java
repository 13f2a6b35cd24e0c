package io.edgesweep.cli;

import io.edgesweep.file.FileGlob;
import io.edgesweep.order.MissingFile;
import io.edgesweep.order.OneOffJob;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.PausedException;
import io.edgesweep.session.ServedException;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Session;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Purges files of targets, or single targets, without a job file. While serve holds the home folder, serve executes"
                        + " the run.",
        footer = {
            "",
            "Examples:",
            "  edgesweep purge --site www https://www.example.com/a.html",
            "  grep /news/ urls.txt | edgesweep purge --site www -",
            "  edgesweep purge --site www --kind all --yes",
            "  edgesweep purge --account main --all-zones https://www.example.com/a.html"
        })
final class PurgeCommand implements Callable<Integer> {

    /** A prefix without a directory. */
    private static final String WHOLE_HOST = "(?i)https?://[^/?#\\\\]*[/\\\\]*";

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LockOptions lock = new LockOptions();

    @Mixin
    private PauseOptions pause = new PauseOptions();

    @Option(names = "--site", paramLabel = "SITE", description = "The site that is purged.")
    private String site = "";

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "With --all-zones, instead of --site: the account whose zones are purged.")
    private String account = "";

    @Option(
            names = "--all-zones",
            description =
                    "Purge targets of any zone of the account: its key needs rights on all of them. What became of a"
                            + " target is known only if a site of the account has its host.")
    private boolean allZones;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "What the targets name: url, prefix, host, tag or all. Default: url.")
    private Kind kind = Kind.URL;

    @Option(names = "--method", paramLabel = "METHOD", description = "invalidate or delete. Default: invalidate.")
    private Method method = Method.INVALIDATE;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--yes", description = "Needed for the kinds host and all.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Show what would be sent and what would wait; send nothing.")
    private boolean dryRun;

    @Parameters(
            paramLabel = "FILE|TARGET|-",
            description = "CSV files or sitemaps, single targets, or - for a list on standard input.")
    private List<String> inputs = new ArrayList<>();

    PurgeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        List<Mistake> missing = refuseMistakes();
        try (Session engine = context.session(common, lock, !dryRun);
                SpooledStandardInput input = new SpooledStandardInput(context.terminal(), engine.settings())) {
            JobFile job = oneOff().job(sources(input), engine.settings().knownSites());
            RunRequest request = new RunRequest(job, yes ? Set.of(Kind.HOST, Kind.ALL) : Set.of(), missing);
            JobRunner runner = new JobRunner(context, common, engine);
            return dryRun ? runner.plan(request) : runner.run(request, pause.despitePause());
        } catch (ServedException e) {
            return handOver(e.serving(context.options()));
        } catch (PausedException e) {
            throw RunResults.refused(e);
        }
    }

    private int handOver(Serving serving) throws Exception {
        List<Serving.OrderInput> files = new ArrayList<>();
        for (String input : inputs) {
            if (!isTarget(input)) {
                files.addAll(OrderInputs.of(input, csv.layout(), serving, context.terminal()));
            }
        }
        Serving.Order order = Serving.Order.ofOneOff(oneOff(), files, yes).despite(pause.despitePause());
        try {
            return new RunResults(context, common).ofOrder(serving, order, dryRun);
        } catch (PausedException e) {
            throw RunResults.refused(e);
        }
    }

    private OneOffJob oneOff() {
        List<String> targets = inputs.stream().filter(this::isTarget).toList();
        return allZones
                ? OneOffJob.ofEveryZone(account, kind, method, targets)
                : OneOffJob.ofSite(site, kind, method, targets);
    }

    /** Gives what is wrong with files that cannot be read, when nothing else is: an unfinished run may have read them. */
    private List<Mistake> refuseMistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        whose().ifPresent(mistakes::add);
        if ((kind == Kind.ALL || kind == Kind.HOST) && !yes) {
            mistakes.add(new Mistake(
                    "command line",
                    "--kind",
                    "'" + kind.word() + "' purges everything of a " + (kind == Kind.ALL ? "site" : "host")
                            + " at once; add --yes if it is meant"));
        }
        for (String input : inputs) {
            if (kind == Kind.PREFIX && !yes && input.matches(WHOLE_HOST)) {
                mistakes.add(new Mistake(
                        "command line",
                        "",
                        "'" + input
                                + "' is a whole host, which purges everything of it at once; name a directory of it, or add"
                                + " --yes if it is meant"));
            }
        }
        if (kind == Kind.ALL && !inputs.isEmpty()) {
            mistakes.add(new Mistake(
                    "command line",
                    "--kind",
                    "'all' purges the whole site and takes no files or targets; leave them out"));
        }
        if (kind != Kind.ALL && inputs.isEmpty()) {
            mistakes.add(
                    new Mistake("command line", "", "nothing to purge: give files, targets, or - for standard input"));
        }
        boolean isTyping = !mistakes.isEmpty() || dryRun;
        List<Mistake> missing = new ArrayList<>();
        for (String input : inputs) {
            if (!isTarget(input)
                    && !input.equals(SpooledStandardInput.WORD)
                    && FileGlob.find(input).isEmpty()) {
                isTyping |= FileGlob.path(input).isEmpty();
                missing.add(MissingFile.mistake("", input));
            }
        }
        mistakes.addAll(missing);
        if (isTyping && !mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return missing;
    }

    /** What is wrong with how it is said whose targets are purged. */
    private Optional<Mistake> whose() {
        if (site.isEmpty() == account.isEmpty()) {
            return Optional.of(new Mistake(
                    "command line",
                    "",
                    "name what is purged: a site by --site, or all zones of an account by --account"
                            + " and --all-zones, and not both"));
        }
        return allZones == account.isEmpty()
                ? Optional.of(
                        new Mistake("command line", "", "--account and --all-zones go together; add the other one"))
                : Optional.empty();
    }

    /** Whether the word is a target by itself. Hosts and tags look like file names; a file that is there goes first. */
    private boolean isTarget(String input) {
        return switch (kind) {
            case URL, PREFIX -> input.matches("(?i)[a-z][a-z0-9+.-]*://.*");
            case HOST, TAG -> !input.equals(SpooledStandardInput.WORD) && !FileGlob.isFile(input);
            case ALL, PREFETCH -> false;
        };
    }

    private List<SourceSpec> sources(SpooledStandardInput standardInput) throws IOException {
        List<SourceSpec> sources = new ArrayList<>();
        for (String input : inputs) {
            if (input.equals(SpooledStandardInput.WORD)) {
                sources.add(new SourceSpec.Detected(standardInput.spooled(), SpooledStandardInput.NAME, csv.layout()));
            } else if (!isTarget(input)) {
                List<Path> files = FileGlob.find(input);
                (files.isEmpty() ? List.of(Path.of(input)) : files)
                        .forEach(file -> sources.add(new SourceSpec.Detected(file, file.toString(), csv.layout())));
            }
        }
        return sources;
    }
}
