package io.edgesweep.cli;

import io.edgesweep.cli.print.ListPrinter;
import io.edgesweep.cli.print.PlainText;
import io.edgesweep.file.FileGlob;
import io.edgesweep.input.ListRequest;
import io.edgesweep.input.ListSummary;
import io.edgesweep.order.MissingFile;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Lists what CSV files and sitemaps yield: targets in normal form on standard output, rejected rows with place and"
                    + " reason on standard error. Sends nothing and needs no account.",
            "Ends with 0, though rows were rejected; with 3 if a document could not be read, so that targets may be missing;"
                    + " with 5 if there is no target at all."
        },
        footer = {
            "",
            "Examples:",
            "  edgesweep list https://www.example.com/sitemap.xml > urls.txt",
            "  edgesweep list --site www --json 'data/*.csv'"
        })
final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Reject what this site's jobs would reject, as a target of another host; may be repeated."
                    + " Default: every host will do.")
    private List<String> sites = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Kind of the rows that name none: url, prefix, host, tag or all. Default: url.")
    private Kind kind = Kind.URL;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description =
                    "CSV files, sitemap files, patterns such as 'data/*.csv', sitemap URLs, or - for standard input.")
    private List<String> sources = new ArrayList<>();

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        refuseMissingFiles();
        ListRequest request = new ListRequest(sources, sites, kind, csv.layout());
        ListPrinter printer = new ListPrinter(context.terminal(), common.json);
        ListSummary listing = context.engines()
                .list(request, context.terminal().in(), printer, context.options(), common.verbosity());
        printer.end();
        ExitCode exitCode = exitCode(listing);
        if (!common.isQuiet() || (!common.json && exitCode != ExitCode.OK)) {
            context.terminal().err().println(PlainText.of(listing));
        }
        return exitCode.code();
    }

    private void refuseMissingFiles() {
        List<Mistake> mistakes = new ArrayList<>();
        for (String word : sources) {
            boolean isFile = !new SourceSpec.Sitemap(word).isRemote() && !word.equals(SpooledStandardInput.WORD);
            if (isFile && FileGlob.find(word).isEmpty()) {
                mistakes.add(MissingFile.mistake("", word));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    /** Rejected rows are what was asked for; only what could not be read makes the answer less than whole. */
    private static ExitCode exitCode(ListSummary listing) {
        if (listing.targets() == 0) {
            return ExitCode.NO_VALID_INPUT;
        }
        return listing.unreadable() > 0 ? ExitCode.PARTLY_FAILED : ExitCode.OK;
    }
}
