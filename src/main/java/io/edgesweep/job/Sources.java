package io.edgesweep.job;

import io.edgesweep.settings.FetchKeys;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.CsvTargetSource;
import io.edgesweep.source.FetchSettings;
import io.edgesweep.source.Intake;
import io.edgesweep.source.IntakeRules;
import io.edgesweep.source.IntakeSite;
import io.edgesweep.source.ListTargetSource;
import io.edgesweep.source.SitemapLimits;
import io.edgesweep.source.SitemapTargetSource;
import io.edgesweep.source.TargetSource;
import io.edgesweep.target.Kind;
import io.edgesweep.target.Site;
import io.edgesweep.target.SiteRouter;
import io.edgesweep.target.TargetNormalizer;
import io.edgesweep.time.Sleeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds what reads a job's rows, and what decides on them, from what people wrote. */
final class Sources {

    private final Settings settings;
    private final Sleeper sleeper;

    Sources(Settings settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
    }

    List<TargetSource> of(JobFile job) {
        List<TargetSource> sources = new ArrayList<>();
        for (SourceSpec spec : job.sources()) {
            sources.add(source(spec, job));
        }
        if (job.kind() == Kind.ALL) {
            sources.add(ListTargetSource.ofSites("job " + job.name(), job.sites()));
        }
        return sources;
    }

    private TargetSource source(SourceSpec spec, JobFile job) {
        if (spec instanceof SourceSpec.Csv csv) {
            return new CsvTargetSource(
                    csv.name(), () -> Files.newInputStream(csv.file()), CsvTargetSource.DEFAULT_MAX_RECORD_LENGTH);
        }
        if (spec instanceof SourceSpec.Sitemap sitemap) {
            return sitemap.isRemote()
                    ? fetched(sitemap.location(), job)
                    : SitemapTargetSource.ofFile(Path.of(sitemap.location()), SitemapLimits.defaults());
        }
        SourceSpec.Listed listed = (SourceSpec.Listed) spec;
        return new ListTargetSource(listed.name(), listed.targets());
    }

    /** Fetched as the site says that its host belongs to: what one site sends may be a secret from another. */
    private TargetSource fetched(String location, JobFile job) {
        List<SiteSettings> sites = job.sites().stream().map(settings::site).toList();
        List<Site> closest = sites.size() == 1 ? List.of(sites.get(0).site()) : closest(location, sites);
        if (closest.size() == 1) {
            Site site = closest.get(0);
            return SitemapTargetSource.ofUrl(
                    location, site, fetch(settings.site(site.name()).fetch()), SitemapLimits.defaults(), sleeper);
        }
        List<String> hosts =
                sites.stream().flatMap(site -> site.site().hosts().stream()).toList();
        return SitemapTargetSource.ofUrl(
                location, new Site(job.site(), hosts), FetchSettings.defaults(), SitemapLimits.defaults(), sleeper);
    }

    private List<Site> closest(String location, List<SiteSettings> sites) {
        Optional<String> host = TargetNormalizer.hostOf(location);
        return host.isEmpty()
                ? List.of()
                : new SiteRouter(sites.stream().map(SiteSettings::site).toList()).closest(host.get());
    }

    private static FetchSettings fetch(FetchKeys keys) {
        return FetchSettings.defaults()
                .withTimeout(keys.timeout())
                .withHeaders(keys.headers())
                .withAllowPrivate(keys.allowPrivate());
    }

    Intake intake(RunRequest request) {
        JobFile job = request.job();
        return new Intake(
                new IntakeRules(job.kind(), job.method(), job.include(), job.exclude(), request.wideKinds()),
                job.sites().stream()
                        .map(name -> intakeSite(settings.site(name)))
                        .toList(),
                settings.maxTargetLength());
    }

    private static IntakeSite intakeSite(SiteSettings site) {
        Map<Kind, String> refusals = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.PURGES) {
            site.refusal(kind).ifPresent(reason -> refusals.put(kind, reason));
        }
        return new IntakeSite(site.site(), refusals);
    }
}
