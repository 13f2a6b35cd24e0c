package io.edgesweep.settings.read;

import io.edgesweep.file.FileNames;
import io.edgesweep.language.Words;
import io.edgesweep.settings.AfterPurge;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.RunLimits;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.text.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads job files. */
public final class JobFileReader {

    private static final Logger log = LoggerFactory.getLogger(JobFileReader.class);

    /** Nothing can be read, sent and followed in less. */
    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);

    /** Whoever writes less means another unit, and would lose the reports of last night. */
    private static final Duration SHORTEST_KEEP = Duration.ofDays(1);

    private final KeyReader keys;
    private final List<SourceSpec> inputs;
    private final boolean missingToo;
    private final KnownSites sites;
    private final Instant now;

    private JobFileReader(KeyReader keys, List<SourceSpec> inputs, boolean missingToo, KnownSites sites, Instant now) {
        this.keys = keys;
        this.inputs = inputs;
        this.missingToo = missingToo;
        this.sites = sites;
        this.now = now;
    }

    /**
     * Finds a job's file: the name of one in the folder of jobs, or a path.
     *
     * @throws MistakesException when there is none
     */
    public static Path find(String job, Path jobs) {
        boolean isPath = job.contains("/") || job.endsWith(".yml") || job.endsWith(".yaml");
        Path file = isPath ? path(job) : JobFiles.file(path(job).toString(), jobs);
        if (Files.isRegularFile(file)) {
            return file;
        }
        YamlFile.refuseDeadLink(file);
        throw new MistakesException(List.of(new Mistake(
                "",
                "",
                "There is no job file " + file.toAbsolutePath() + "; " + known(job, jobs) + FileNames.remedy(job))));
    }

    private static Path path(String name) {
        return ValueParser.path(name)
                .orElseThrow(() -> new MistakesException(List.of(new Mistake(
                        "", "", "There is no job file '" + name + "'; give another name" + FileNames.remedy(name)))));
    }

    private static String known(String job, Path jobs) {
        if (!Files.isDirectory(jobs)) {
            return "there is no folder " + jobs.toAbsolutePath()
                    + " either: start edgesweep where it is, set edgesweep.jobs, or give the path of the file";
        }
        try {
            Set<String> names = JobFiles.in(jobs).keySet();
            return names.isEmpty()
                    ? jobs.toAbsolutePath() + " holds none that ends in .yml or .yaml"
                    : jobs + " holds " + String.join(", ", names) + NearestName.hint(job, names);
        } catch (MistakesException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * Reads and checks the whole of a job file.
     *
     * @param file      the file
     * @param overrides values that go before those of the file, by key
     * @param inputs    take the place of the job's sources, which then need not be there; none leaves them as they are
     * @param sites     the sites that it may name
     * @param now       the present, after which a schedule must fire at least once
     * @throws MistakesException with every mistake that is in it
     */
    public static JobFile read(
            Path file, Map<String, String> overrides, List<SourceSpec> inputs, KnownSites sites, Instant now) {
        return read(file, overrides, inputs, false, sites, now);
    }

    /**
     * As {@link #read}, for a run that may have read its input before: a file of the sources need not be there any more, or be
     * readable.
     *
     * @param missing takes what is wrong with files of the sources, if nothing else is wrong
     */
    public static JobFile readThoughMissing(
            Path file,
            Map<String, String> overrides,
            List<SourceSpec> inputs,
            KnownSites sites,
            Instant now,
            Consumer<List<Mistake>> missing) {
        try {
            return read(file, overrides, inputs, false, sites, now);
        } catch (MistakesException e) {
            JobFile job;
            try {
                job = read(file, overrides, inputs, true, sites, now);
            } catch (MistakesException others) {
                throw e;
            }
            missing.accept(e.mistakes());
            return job;
        }
    }

    private static JobFile read(
            Path file,
            Map<String, String> overrides,
            List<SourceSpec> inputs,
            boolean missingToo,
            KnownSites sites,
            Instant now) {
        try {
            return readWhole(file, overrides, inputs, missingToo, sites, now);
        } catch (MistakesException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Whoever looks at all files goes on with the next.
            log.debug("Reading {}", file, e);
            throw mistake(file.toString(), "cannot be read: " + e + ". This is a bug in edgesweep; please report it");
        }
    }

    private static JobFile readWhole(
            Path file,
            Map<String, String> overrides,
            List<SourceSpec> inputs,
            boolean missingToo,
            KnownSites sites,
            Instant now) {
        List<PropertySource<?>> sources = new ArrayList<>();
        sources.add(new MapPropertySource("command line", Map.copyOf(overrides)));
        List<Mistake> oddNumbers = new ArrayList<>();
        sources.addAll(load(file, oddNumbers));
        List<ConfigurationPropertySource> adapted = new ArrayList<>();
        sources.forEach(source -> ConfigurationPropertySources.from(source).forEach(adapted::add));
        KeyReader keys =
                new KeyReader("", adapted, Function.identity(), file.normalize().toString());
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        keys.addAll(oddNumbers);
        JobFile job = new JobFileReader(keys, inputs, missingToo, sites, now).read(name);
        keys.refuseUnknown();
        keys.check();
        return job;
    }

    private static List<PropertySource<?>> load(Path file, List<Mistake> oddNumbers) {
        try {
            List<PropertySource<?>> sources =
                    new YamlPropertySourceLoader().load(file.toString(), YamlFile.within(file, oddNumbers::add));
            if (sources.size() > 1) {
                throw mistake(file.toString(), "holds more than one document; a job is one");
            }
            return sources;
        } catch (YAMLException e) {
            throw MistakesException.notYaml(file.toString(), e);
        } catch (ClassCastException e) {
            // What reads YAML for Spring trips over such a key within a list.
            throw mistake(
                    file.toString(),
                    "holds a key that YAML takes for no text: on, off, yes, no, true, false or a number; write the key"
                            + " that is meant, such as when instead of on, or put it in quotes");
        } catch (IllegalStateException e) {
            throw mistake(file.toString(), "is not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw mistake(file.toString(), "cannot be read: " + e.getMessage() + "; fix its permissions");
        }
    }

    private static MistakesException mistake(String place, String words) {
        return new MistakesException(List.of(new Mistake(place, "", words)));
    }

    private JobFile read(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
            keys.wrong(
                    "site",
                    "the file's name '" + name + "' cannot be a job's; allowed: letters, digits, '.', '_', '-'");
        }
        Kind kind = keys.value(
                "kind",
                ValueParser.oneOf(Kind.PURGES.toArray(Kind[]::new), Kind::word),
                "url, prefix, host, tag, all",
                Kind.URL);
        List<SiteSettings> known = sites();
        for (SiteSettings site : known) {
            site.refusal(kind)
                    .ifPresent(reason -> keys.wrong(
                            "kind",
                            "'" + kind.word() + "' is not allowed: "
                                    + Words.english().say(reason)));
        }
        PatternReader patterns = new PatternReader(keys);
        ZoneId zone = zone();
        List<SourceSpec> targets = new SourceReader(keys, inputs, missingToo, known).read("sources", kind);
        PurgeRules rules = new PurgeRules(
                kind,
                keys.value(
                        "method",
                        ValueParser.oneOf(Method.values(), Method::word),
                        "invalidate, delete",
                        Method.INVALIDATE),
                patterns.read("include", kind),
                patterns.read("exclude", kind),
                new VariantReader(keys).read("variants", known),
                new CollapseReader(keys).read("collapse", targets),
                keys.value("whole-hosts", ValueParser::bool, "true or false", false));
        return new JobFile(
                name,
                known.stream().map(SiteSettings::name).toList(),
                schedule(zone),
                new BlackoutReader(keys).read("blackout", zone),
                targets,
                rules,
                limits(),
                new AfterPurge(new WarmReader(keys).read("warm", known), new VerifyReader(keys).read("verify", known)),
                new NoticeReader(keys).read("notify"),
                successCodes(),
                keys.duration("report.keep", SHORTEST_KEEP, JobFile.DEFAULT_KEEP));
    }

    private RunLimits limits() {
        return new RunLimits(
                keys.number("limits.targets", 1, Integer.MAX_VALUE, RunLimits.DEFAULT.targets()),
                keys.value("limits.changed", ValueParser::percent, "a share such as 50%, up to 100%"),
                keys.duration("limits.deadline", SHORTEST_DEADLINE, RunLimits.DEFAULT.deadline()));
    }

    /** Those of the job's sites that there are; a mistake for each other. */
    private List<SiteSettings> sites() {
        Map<String, SiteSettings> known = new LinkedHashMap<>();
        List<String> elements = keys.elements("site");
        if (elements.isEmpty()) {
            keys.missing("site", sites.allowed());
        }
        for (String element : elements) {
            String name = keys.text(element).orElse("");
            SiteSettings site = sites.find(name);
            if (site == null) {
                keys.wrong(element, sites.unknown(name));
            } else if (known.put(name, site) != null) {
                keys.wrong(element, "names site '" + name + "' twice");
            }
        }
        return List.copyOf(known.values());
    }

    private Optional<ScheduleSpec> schedule(ZoneId zone) {
        Optional<String> cron = keys.text("schedule.cron");
        cron.flatMap(text -> CronCheck.mistake(text, now)).ifPresent(mistake -> keys.wrong("schedule.cron", mistake));
        List<String> words = List.of("run-once", "skip", "all");
        String missed = keys.value(
                "schedule.missed",
                text -> words.contains(text) ? Optional.of(text) : Optional.empty(),
                String.join(", ", words),
                "run-once");
        if (cron.isEmpty() && !keys.children("schedule").isEmpty()) {
            keys.missing("schedule.cron", "a cron expression such as 0 0 2 * * ?");
        }
        return cron.map(text -> new ScheduleSpec(text, zone, missed));
    }

    private ZoneId zone() {
        Optional<String> text = keys.text("schedule.zone");
        Optional<ZoneId> zone = text.flatMap(ValueParser::zone);
        if (text.isPresent() && zone.isEmpty()) {
            keys.wrong(
                    "schedule.zone",
                    "'" + text.get() + "' is not allowed"
                            + NearestName.hint(text.get(), ZoneId.getAvailableZoneIds())
                            + "; allowed: a zone such as Asia/Shanghai");
        }
        return zone.orElse(ZoneId.of("UTC"));
    }

    private Set<Integer> successCodes() {
        Set<Integer> codes = new LinkedHashSet<>();
        for (String element : keys.elements("exit.success")) {
            keys.value(
                            element,
                            text -> List.of("3", "4", "9").contains(text)
                                    ? Optional.of(Integer.valueOf(text))
                                    : Optional.empty(),
                            "3 (partly failed), 4 (quota reached), 9 (unsettled)")
                    .ifPresent(codes::add);
        }
        return codes;
    }
}
