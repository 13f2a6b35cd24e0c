package io.edgesweep.input;

import io.edgesweep.file.FileGlob;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.ListTargetSource;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.csv.CsvHints;
import io.edgesweep.source.csv.CsvTargetSource;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.source.intake.Intake;
import io.edgesweep.source.intake.IntakeRules;
import io.edgesweep.source.intake.IntakeSite;
import io.edgesweep.source.sitemap.DetectedTargetSource;
import io.edgesweep.source.sitemap.SitemapTargetSource;
import io.edgesweep.source.stream.InputFiles;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.SiteRouter;
import io.edgesweep.text.Reason;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds what reads a job's rows, and what decides on them, from what people wrote. */
public final class SourceFactory {

    private final Settings settings;
    private final Sleeper sleeper;

    public SourceFactory(Settings settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
    }

    /**
     * Builds the sources of a job.
     *
     * @param validators the versions that are known of documents, for sources that want nothing but changes
     */
    public List<TargetSource> of(JobFile job, HttpValidators validators) {
        FetchPolicy fetching =
                FetchPolicy.forJob(job.sites().stream().map(settings::site).toList(), sleeper, settings.proxies());
        List<TargetSource> sources = new ArrayList<>();
        for (SourceSpec spec : job.sources()) {
            sources.add(source(spec, job.rules().kind(), fetching, validators));
        }
        if (job.rules().kind() == Kind.ALL) {
            sources.add(ListTargetSource.ofSites("job " + job.name(), job.sites()));
        }
        return sources;
    }

    private TargetSource source(SourceSpec spec, Kind kind, FetchPolicy fetching, HttpValidators validators) {
        if (spec instanceof SourceSpec.Changed changed) {
            return changed.source() instanceof SourceSpec.Sitemap sitemap && sitemap.isRemote()
                    ? fetching.source(sitemap, validators)
                    : source(changed.source(), kind, fetching, validators);
        }
        if (spec instanceof SourceSpec.Csv csv) {
            return new CsvTargetSource(
                    csv.name(),
                    () -> InputFiles.open(csv.file()),
                    settings.input().row(),
                    csv.layout().charset().orElse(null),
                    hints(csv.layout(), kind));
        }
        if (spec instanceof SourceSpec.Detected detected) {
            return detected(detected.file(), detected.name(), fetching, detected.layout(), kind);
        }
        if (spec instanceof SourceSpec.Sitemap sitemap) {
            return sitemap.isRemote()
                    ? fetching.source(sitemap)
                    : SitemapTargetSource.ofFile(
                            Path.of(sitemap.location()), fetching.fileSizes(), FetchPolicy.also(sitemap));
        }
        SourceSpec.Listed listed = (SourceSpec.Listed) spec;
        return new ListTargetSource(listed.name(), listed.targets());
    }

    private TargetSource detected(Path file, String name, FetchPolicy fetching, CsvLayout layout, Kind kind) {
        return DetectedTargetSource.ofFile(
                file,
                name,
                fetching.fileSizes(),
                settings.input().row(),
                layout.charset().orElse(null),
                hints(layout, kind));
    }

    /**
     * Builds the sources of a list.
     *
     * @param in standard input
     */
    List<TargetSource> of(ListRequest request, InputStream in) {
        FetchPolicy fetching = request.sites().isEmpty()
                ? FetchPolicy.forAnybody(settings.sites().values(), sleeper, settings.proxies())
                : FetchPolicy.forJob(
                        request.sites().stream().map(settings::site).toList(), sleeper, settings.proxies());
        List<TargetSource> sources = new ArrayList<>();
        for (String word : request.sources()) {
            sources.addAll(named(word, request, in, fetching));
        }
        return sources;
    }

    private List<TargetSource> named(String word, ListRequest request, InputStream in, FetchPolicy fetching) {
        SourceSpec.Sitemap sitemap = new SourceSpec.Sitemap(word);
        if (sitemap.isRemote()) {
            return List.of(fetching.source(sitemap));
        }
        if (word.equals(ListRequest.STANDARD_INPUT)) {
            return List.of(DetectedTargetSource.ofStream(
                    "standard input",
                    () -> in,
                    fetching.fileSizes(),
                    settings.input().row(),
                    request.layout().charset().orElse(null),
                    hints(request.layout(), request.kind())));
        }
        return FileGlob.find(word).stream()
                .map(file -> detected(file, file.toString(), fetching, request.layout(), request.kind()))
                .toList();
    }

    private static CsvHints hints(CsvLayout layout, Kind kind) {
        return new CsvHints(layout.column().orElse(null), layout.delimiter().orElse(null), kind);
    }

    public Intake intake(RunRequest request) {
        JobFile job = request.job();
        return new Intake(
                new IntakeRules(
                        job.rules().kind(),
                        job.rules().method(),
                        job.rules().include(),
                        job.rules().exclude(),
                        job.rules().variants(),
                        request.wideKinds()),
                sites(job.sites()),
                everySite(),
                settings.input().target());
    }

    /** Nothing is sent, so a row may be as wide as it likes. */
    Intake intake(ListRequest request) {
        IntakeRules rules =
                new IntakeRules(request.kind(), Method.INVALIDATE, List.of(), List.of(), Set.of(Kind.HOST, Kind.ALL));
        return request.sites().isEmpty()
                ? Intake.ofAnyHost(rules, settings.input().target())
                : new Intake(
                        rules,
                        sites(request.sites()),
                        everySite(),
                        settings.input().target());
    }

    private SiteRouter everySite() {
        return new SiteRouter(settings.listedSites().stream()
                .map(name -> settings.site(name).site())
                .toList());
    }

    private List<IntakeSite> sites(List<String> names) {
        return names.stream().map(name -> intakeSite(settings.site(name))).toList();
    }

    private static IntakeSite intakeSite(SiteSettings site) {
        Map<Kind, Reason> refusals = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.PURGES) {
            site.refusal(kind).ifPresent(reason -> refusals.put(kind, reason));
        }
        return new IntakeSite(site.site(), refusals);
    }
}
