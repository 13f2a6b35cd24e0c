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
import io.edgesweep.source.ListTargetSource;
import io.edgesweep.source.SitemapLimits;
import io.edgesweep.source.SitemapTargetSource;
import io.edgesweep.source.TargetSource;
import io.edgesweep.target.Kind;
import io.edgesweep.target.TargetNormalizer;
import io.edgesweep.time.Sleeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
            sources.add(source(spec, settings.site(job.site())));
        }
        if (job.kind() == Kind.ALL) {
            sources.add(new ListTargetSource("job " + job.name(), List.of("")));
        }
        return sources;
    }

    private TargetSource source(SourceSpec spec, SiteSettings site) {
        if (spec instanceof SourceSpec.Csv csv) {
            return new CsvTargetSource(
                    csv.name(), () -> Files.newInputStream(csv.file()), CsvTargetSource.DEFAULT_MAX_RECORD_LENGTH);
        }
        if (spec instanceof SourceSpec.Sitemap sitemap) {
            return sitemap.isRemote()
                    ? SitemapTargetSource.ofUrl(
                            sitemap.location(), site.site(), fetch(site.fetch()), SitemapLimits.defaults(), sleeper)
                    : SitemapTargetSource.ofFile(Path.of(sitemap.location()), SitemapLimits.defaults());
        }
        SourceSpec.Listed listed = (SourceSpec.Listed) spec;
        return new ListTargetSource(listed.name(), listed.targets());
    }

    private static FetchSettings fetch(FetchKeys keys) {
        return FetchSettings.defaults()
                .withTimeout(keys.timeout())
                .withHeaders(keys.headers())
                .withAllowPrivate(keys.allowPrivate());
    }

    Intake intake(RunRequest request) {
        JobFile job = request.job();
        Map<String, TargetNormalizer> sites = settings.sites().values().stream()
                .collect(Collectors.toMap(
                        site -> site.site().name(),
                        site -> new TargetNormalizer(site.site(), settings.maxTargetLength())));
        return new Intake(
                new IntakeRules(
                        job.site(), job.kind(), job.method(), job.include(), job.exclude(), request.wideKinds()),
                sites);
    }
}
