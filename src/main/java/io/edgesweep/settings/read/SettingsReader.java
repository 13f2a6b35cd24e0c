package io.edgesweep.settings.read;

import io.edgesweep.batch.BatchLimits;
import io.edgesweep.language.Language;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.ApiSettings;
import io.edgesweep.settings.CallSettings;
import io.edgesweep.settings.EmbeddedSandboxSettings;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.InputLimits;
import io.edgesweep.settings.NodeSettings;
import io.edgesweep.settings.OutputSettings;
import io.edgesweep.settings.ReconcileSettings;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.StatusFilesSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the configuration below {@code edgesweep}. */
public final class SettingsReader {

    private static final List<Duration> UNSETTLED =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final KeyReader keys;
    private final ConfigurableEnvironment environment;

    private SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.keys = new KeyReader(
                "edgesweep",
                ConfigurationPropertySources.get(environment),
                environment::resolveRequiredPlaceholders,
                "configuration");
    }

    /**
     * Reads and checks the whole of it.
     *
     * @throws io.edgesweep.settings.MistakesException with every mistake that is in it
     */
    public static Settings read(ConfigurableEnvironment environment) {
        SettingsReader reader = new SettingsReader(environment);
        Settings settings = reader.settings();
        reader.keys.refuseUnknown();
        reader.keys.refuseMisplaced(ConfigurationPropertySources.get(environment));
        reader.keys.check();
        return settings;
    }

    /** The environment variables that look like keys of edgesweep's and are none. */
    public static List<String> unknownVariables(ConfigurableEnvironment environment) {
        SettingsReader reader = new SettingsReader(environment);
        reader.settings();
        return reader.keys.unknownVariables();
    }

    /** Whether no site is configured but the sample that the program brings along. */
    public static boolean isSampleAlone(ConfigurableEnvironment environment) {
        KeyReader keys = new SettingsReader(environment).keys;
        return keys.children("sites").stream().allMatch(name -> keys.isBuiltIn("sites." + name));
    }

    private Settings settings() {
        Map<String, AccountSettings> accounts = new AccountReader(keys).read();
        Map<String, SiteSettings> sites = new SiteReader(keys, accounts.keySet()).read();
        return new Settings(
                folders(),
                durationOrNone("repeat-within", Duration.ofMinutes(10)),
                new NodeSettings(
                        keys.text("node.name").orElse(""),
                        keys.number("node.runs", 1, 64, NodeSettings.DEFAULT.runs())),
                new ConsoleReader(keys).read(),
                accounts,
                sites,
                samples(accounts, sites),
                api(),
                new EmbeddedSandboxSettings(
                        keys.number("sandbox.batch", 1, 100_000, 2000),
                        keys.number("sandbox.daily", 0, 100_000_000, 10_000),
                        durationOrNone("sandbox.latency", Duration.ZERO),
                        durationOrNone("sandbox.listing-lag", Duration.ofSeconds(2)),
                        durationOrNone("sandbox.completes-after", Duration.ofSeconds(3))),
                input(),
                output(),
                new ProxyKeys(keys, environment::getProperty).read());
    }

    private FolderSettings folders() {
        FolderKeys folders = new FolderKeys(keys);
        Path home = folders.home();
        return new FolderSettings(
                home,
                keys.value("free-space", ValueParser::bytes, "a size such as 64MB, at most 2047MB", 64 * 1024 * 1024),
                folders.reports(home),
                folders.jobs());
    }

    private ApiSettings api() {
        return new ApiSettings(
                new BatchLimits(
                        keys.number("batch.targets", 1, 5000, 1000),
                        keys.value("batch.bytes", ValueParser::bytes, "a size such as 4MB", 4 * 1024 * 1024)),
                keys.number("batch.search-calls", 1, 10_000, 40),
                new CallSettings(
                        keys.duration("call.connect-timeout", Duration.ofSeconds(10)),
                        keys.duration("call.timeout", Duration.ofSeconds(60)),
                        keys.value("call.max-answer", ValueParser::bytes, "a size such as 16MB", 16 * 1024 * 1024),
                        keys.number("call.tries", 1, 20, 5),
                        keys.duration("call.backoff", Duration.ofSeconds(1)),
                        keys.duration("call.longest-backoff", Duration.ofSeconds(30)),
                        keys.duration("call.quota-every", Duration.ofSeconds(2))),
                new ReconcileSettings(
                        keys.duration("reconcile.first-look", Duration.ofSeconds(5)),
                        keys.duration("reconcile.every", Duration.ofSeconds(10)),
                        unsettled()));
    }

    private InputLimits input() {
        return new InputLimits(
                keys.number("input.row", 1000, 100_000_000, InputLimits.DEFAULT.row()),
                keys.number("targets.max-length", 16, 8192, InputLimits.DEFAULT.target()),
                keys.value("input.spool", ValueParser::manyBytes, "a size such as 10GB", InputLimits.DEFAULT.spool()),
                keys.duration("input.wait", InputLimits.DEFAULT.silence()));
    }

    private OutputSettings output() {
        return new OutputSettings(
                keys.value("language", Language::ofSetting, "auto, en or zh-CN", Language.ofMachine()),
                keys.value("zone", ValueParser::zone, "a zone such as Asia/Shanghai", ZoneId.of("UTC")),
                new NoticeReader(keys).settings("notify"),
                new StatusFilesSpec(
                        keys.value(
                                "status.prometheus",
                                text -> ValueParser.path(text)
                                        .filter(path -> path.toString().endsWith(".prom")),
                                "a path that ends in .prom, for node_exporter reads no other"),
                        keys.value("status.json", ValueParser::path, "a path")));
    }

    /** The sites that we bring along, with their accounts: none where nothing else is configured, for then they are what there is. */
    private Set<String> samples(Map<String, AccountSettings> accounts, Map<String, SiteSettings> sites) {
        Set<String> ourAccounts = accounts.keySet().stream()
                .filter(name -> keys.isBuiltIn("accounts." + name))
                .collect(Collectors.toSet());
        Set<String> ours = sites.values().stream()
                .filter(site -> ourAccounts.contains(site.account()) && keys.isBuiltIn("sites." + site.name()))
                .map(SiteSettings::name)
                .collect(Collectors.toSet());
        boolean isDemo = ours.containsAll(sites.keySet()) && ourAccounts.containsAll(accounts.keySet());
        return isDemo ? Set.of() : ours;
    }

    private List<Duration> unsettled() {
        List<Duration> waits = new ArrayList<>();
        for (String element : keys.elements("reconcile.unsettled")) {
            keys.value(element, DurationParser::parse, DurationParser.EXAMPLE).ifPresent(waits::add);
        }
        return waits.isEmpty() ? UNSETTLED : waits;
    }

    private Duration durationOrNone(String key, Duration absent) {
        return keys.value(key, ValueParser::durationOrNone, DurationParser.EXAMPLE + "; or 0", absent);
    }
}
