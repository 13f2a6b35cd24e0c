package io.edgesweep.simulation;

import io.edgesweep.batch.BatchLimits;
import io.edgesweep.language.Language;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.provider.Product;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.AfterPurge;
import io.edgesweep.settings.ApiSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.ConsoleSettings;
import io.edgesweep.settings.CredentialsSource;
import io.edgesweep.settings.EmbeddedSandboxSettings;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.InputLimits;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.NodeSettings;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.OutputSettings;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.ReconcileSettings;
import io.edgesweep.settings.RunLimits;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.StatusFilesSpec;
import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The job that is run every night, and the configuration that it is run with. */
final class SimulatedJob {

    private final Conditions conditions;
    private final Settings settings;

    SimulatedJob(Conditions conditions, Path folder) {
        this.conditions = conditions;
        this.settings = new Settings(
                new FolderSettings(folder, 0, folder, folder),
                Duration.ZERO,
                NodeSettings.DEFAULT,
                ConsoleSettings.DEFAULT,
                Map.of(
                        "main",
                        new AccountSettings(
                                "main",
                                new CredentialsSource.Default(),
                                new Endpoint.Sandbox(),
                                new Endpoint.Sandbox(),
                                20,
                                conditions.lanes())),
                conditions.sites().stream().collect(Collectors.toMap(name -> name, this::site)),
                Set.of(),
                new ApiSettings(
                        new BatchLimits(conditions.ownBatch(), 1 << 20),
                        6,
                        new CallSettings(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(60),
                                1 << 24,
                                5,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(2)),
                        new ReconcileSettings(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60)))),
                new EmbeddedSandboxSettings(2000, 10_000, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                InputLimits.DEFAULT,
                new OutputSettings(
                        Language.ENGLISH,
                        ZoneId.of("UTC"),
                        new NoticeSettings(
                                NoticeSpec.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofSeconds(1),
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1)),
                        StatusFilesSpec.NONE),
                Proxies.NONE);
    }

    private SiteSettings site(String name) {
        return new SiteSettings(
                new Site(name, List.of(name + ".example.com")),
                "main",
                conditions.product(),
                conditions.product() == Product.CDN ? "" : "zone-" + name,
                List.of(),
                CacheKey.WHOLE,
                conditions.area(),
                conditions.reserve(),
                Map.of(),
                new FetchSettings(
                        new FetchSettings.Times(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(10)),
                        new FetchSettings.Tries(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                        new FetchSettings.Sizes(1, 1, 1, 1, 1, 1, 1, 1),
                        1,
                        Map.of(),
                        List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Settings settings() {
        return settings;
    }

    /** Everything that can be purged. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < conditions.values(); i++) {
            String site = conditions.sites().get(i % conditions.sites().size());
            values.add("https://" + site + ".example.com/page-" + i + (conditions.kind() == Kind.PREFIX ? "/" : ""));
        }
        return values;
    }

    /** What is to be purged on a night: most of it, and some of it twice. */
    List<String> input(RandomGenerator random) {
        List<String> input = new ArrayList<>();
        for (String value : values()) {
            if (random.nextInt(4) > 0) {
                input.add(value);
            }
            if (random.nextInt(10) == 0) {
                input.add(value);
            }
        }
        return input;
    }

    JobFile of(List<String> input, Duration deadline) {
        return new JobFile(
                "nightly",
                conditions.sites(),
                Optional.empty(),
                List.of(),
                List.of(new SourceSpec.Listed("input", input)),
                PurgeRules.plain(conditions.kind(), Method.INVALIDATE),
                new RunLimits(RunLimits.ALL, Optional.empty(), deadline),
                new AfterPurge(
                        conditions.warm() ? Optional.of(PrefetchOptions.DEFAULT) : Optional.empty(), Optional.empty()),
                NoticeSpec.NONE,
                Set.of(),
                JobFile.DEFAULT_KEEP);
    }

    /** The rows of a job that this one made. */
    List<String> input(JobFile job) {
        return ((SourceSpec.Listed) job.sources().get(0)).targets();
    }
}
