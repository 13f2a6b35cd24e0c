package io.edgesweep.cli;

import io.edgesweep.cli.print.Terminal;
import io.edgesweep.file.FileGlob;
import io.edgesweep.order.MissingFile;
import io.edgesweep.order.RunRequest;
import io.edgesweep.session.Serving;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.targets.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names a job, and what is to be different this time. */
final class JobOptions {

    @Parameters(
            paramLabel = "JOB",
            description = "The name of a file in the folder of jobs, without its ending, or a path.")
    private String job = "";

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Use this CSV file, sitemap file or sitemap URL instead of the job's sources; a pattern such as"
                            + " 'data/*.csv' names several, - is standard input; may be repeated.")
    private List<String> inputs = new ArrayList<>();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Use this value instead of the job file's, as in --set limits.targets=500; may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--yes",
            description =
                    "Allow rows to name whole hosts and sites: the kinds host and all, and prefixes without a directory.")
    private boolean yes;

    /**
     * The job to run.
     *
     * @param standardInput read only if it is named
     * @throws MistakesException when it cannot be run
     * @throws IOException when standard input cannot be put aside
     */
    RunRequest request(Settings settings, SpooledStandardInput standardInput) throws IOException {
        RunRequest request = requestThoughMissing(settings, standardInput);
        if (!request.missing().isEmpty()) {
            throw new MistakesException(request.missing());
        }
        return request;
    }

    /** As {@link #request}; files that cannot be read are told by the request, because an unfinished run may have read them. */
    RunRequest requestThoughMissing(Settings settings, SpooledStandardInput standardInput) throws IOException {
        refuseWide();
        Path file = JobFileReader.find(job, settings.folders().jobs());
        List<Mistake> missing = new ArrayList<>();
        List<SourceSpec> sources = sources(standardInput, missing);
        JobFile read;
        try {
            read = JobFileReader.readThoughMissing(
                    file, values, sources, settings.knownSites(), now(), missing::addAll);
        } catch (MistakesException e) {
            missing.addAll(e.mistakes());
            throw new MistakesException(missing);
        }
        return new RunRequest(read, yes ? Set.of(Kind.HOST, Kind.ALL) : Set.of(), missing);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    /** The word in the job is written there; what is typed beside it needs another. */
    private void refuseWide() {
        boolean isWide =
                Set.of("host", "all").contains(values.getOrDefault("kind", "").toLowerCase(Locale.ROOT))
                        || values.getOrDefault("whole-hosts", "").equalsIgnoreCase("true");
        if (isWide && !yes) {
            throw new MistakesException(List.of(new Mistake(
                    "command line",
                    "--set",
                    "this lets the run purge whole hosts or sites; add --yes if it is meant")));
        }
    }

    /** @param missing takes what is wrong with files that cannot be read */
    private List<SourceSpec> sources(SpooledStandardInput standardInput, List<Mistake> missing) throws IOException {
        List<SourceSpec> sources = new ArrayList<>();
        for (String input : inputs) {
            SourceSpec.Sitemap sitemap = new SourceSpec.Sitemap(input);
            if (sitemap.isRemote()) {
                sources.add(sitemap);
                continue;
            }
            if (input.equals(SpooledStandardInput.WORD)) {
                sources.add(new SourceSpec.Detected(standardInput.spooled(), SpooledStandardInput.NAME, csv.layout()));
                continue;
            }
            List<Path> files = FileGlob.find(input);
            files.forEach(file -> sources.add(new SourceSpec.Detected(file, file.toString(), csv.layout())));
            if (files.isEmpty()) {
                missing.add(MissingFile.mistake("--input", input));
                // Without it the job's own sources would take its place.
                Path file = FileGlob.path(input).orElseThrow(() -> new MistakesException(missing));
                sources.add(new SourceSpec.Detected(file, input, csv.layout()));
            }
        }
        return sources;
    }

    /**
     * The same for a process that may be somewhere else. Standard input and pipes are put aside in the home folder, where that
     * process finds them.
     *
     * @throws MistakesException when an input cannot be read
     * @throws IOException when standard input cannot be put aside
     */
    Serving.Order order(Serving serving, Terminal terminal) throws IOException {
        refuseWide();
        boolean isPath = job.contains("/") || job.endsWith(".yml") || job.endsWith(".yaml");
        List<Serving.OrderInput> all = new ArrayList<>();
        for (String input : inputs) {
            all.addAll(OrderInputs.of(input, csv.layout(), serving, terminal));
        }
        return Serving.Order.ofJob(isPath ? OrderInputs.absolute(Path.of(job)) : job, values, all, yes);
    }
}
