package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.SettingsReader;
import io.edgesweep.settings.read.SpringVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** docs/configuration.md and docs/jobs.md hold each key that is read, once, and no other, with its default. */
class ConfigurationPageTests {

    private static final String OURS = "edgesweep.";

    /** What is not read, at whatever level it stands. */
    private static final String UNKNOWN = "zzz";

    private static final Pattern LIST = Pattern.compile("\\[(.*)]");

    /** Whose defaults need something beside them. */
    private static final Map<String, String> SETTINGS = Map.of(
            "edgesweep.accounts.main.calls-per-second", "20",
            "edgesweep.sites.www.account", "main",
            "edgesweep.sites.www.zone-id", "zone-2example0001",
            "edgesweep.sites.www.hosts", "www.example.com",
            "edgesweep.notify.webhooks[0].url", "https://hooks.example.com/ID",
            "edgesweep.notify.mail.to", "ops@example.com",
            "edgesweep.notify.mail.from", "night@example.com");

    private static final Map<String, String> JOB = Map.of(
            "site", "www",
            "schedule.cron", "0 0 2 * * ?",
            "sources[0].csv", "sample-data/urls.csv",
            "sources[0].only", "changed",
            "sources[1].csv", "sample-data/urls.csv",
            "collapse.depth", "2",
            "notify.webhooks[0].url", "https://hooks.example.com/ID",
            "notify.mail.to", "ops@example.com",
            "notify.mail.from", "night@example.com");

    @TempDir
    private Path folder;

    @Test
    void each_key_of_the_configuration_is_there_once_and_no_other() throws IOException {
        List<Row> rows = rows("configuration.md", "All keys");

        assertThat(rows).hasSizeGreaterThan(80).extracting(Row::key).doesNotHaveDuplicates();
        assertThat(unknown(mistakesOfSettings(keys(rows)))).isEmpty();
        assertThat(allowed(mistakesOfSettings(unknownBeside(rows)))).isEqualTo(children(rows));
    }

    @Test
    void each_key_of_a_job_is_there_once_and_no_other() throws IOException {
        List<Row> rows = rows("jobs.md", "All keys of a job");

        assertThat(rows).hasSizeGreaterThan(30).extracting(Row::key).doesNotHaveDuplicates();
        assertThat(unknown(mistakesOfJob(keys(rows)))).isEmpty();
        assertThat(allowed(mistakesOfJob(unknownBeside(rows)))).isEqualTo(children(rows));
    }

    @Test
    void each_key_of_the_configuration_is_written_so_in_the_environment_and_as_an_option() throws IOException {
        List<Row> rows = rows("configuration.md", "All keys");
        Map<String, Object> variables = new LinkedHashMap<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (Row row : rows) {
            variables.put(row.variable(), "x");
            options.put(row.option().replaceFirst("^--" + OURS, "").replaceFirst("=.*", ""), "x");
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));

        assertThat(variables).hasSameSizeAs(rows);
        assertThat(SettingsReader.unknownVariables(environment)).isEmpty();
        assertThat(options).hasSameSizeAs(rows);
        assertThat(unknown(mistakesOfSettings(options))).isEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(example(row.key())).isEqualTo(optionKey(row)));
    }

    private static String optionKey(Row row) {
        return row.option().replaceFirst("^--" + OURS, "").replaceFirst("=.*", "");
    }

    @Test
    void the_defaults_of_the_configuration_are_the_defaults() throws IOException {
        Map<String, String> documented = defaults(rows("configuration.md", "All keys"));

        assertThat(documented).hasSizeGreaterThan(60);
        Map<String, String> given = new LinkedHashMap<>(SETTINGS);
        documented.forEach((key, value) -> given.put(OURS + key, value));
        assertThat(SettingsReader.read(environment(given)))
                .usingRecursiveComparison()
                .isEqualTo(SettingsReader.read(environment(SETTINGS)));
    }

    @Test
    void the_defaults_of_a_job_are_the_defaults() throws IOException {
        Map<String, String> documented = defaults(rows("jobs.md", "All keys of a job"));

        // The first source needs another value for the keys beside it.
        documented.put("sources[1].only", documented.remove("sources[0].only"));

        assertThat(documented).hasSizeGreaterThan(15);
        assertThat(job(documented)).usingRecursiveComparison().isEqualTo(job(Map.of()));
    }

    @Test
    void the_variables_of_spring_that_are_named_are_heeded() throws IOException {
        List<String> variables = rows("configuration.md", "The database and mail").stream()
                .map(row -> row.cells().get(1).replaceFirst("`(\\w+?)_?…?`.*", "$1"))
                .toList();

        assertThat(variables).hasSizeGreaterThan(7).allSatisfy(variable -> assertThat(
                        SpringVariables.isOfOthers(variable) && SpringVariables.isOfOthers(variable + "_X"))
                .as(variable)
                .isFalse());
    }

    /** Each documented key with a value, whether that is allowed or not. */
    private static Map<String, String> keys(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> example(row.key()), row -> "x"));
    }

    private static Map<String, String> defaults(List<Row> rows) {
        Map<String, String> defaults = new TreeMap<>();
        for (Row row : rows) {
            row.absent().ifPresent(value -> {
                Matcher list = LIST.matcher(value);
                String[] elements = list.matches() ? list.group(1).split(", ") : new String[0];
                for (int i = 0; i < elements.length; i++) {
                    defaults.put(example(row.key()) + "[" + i + "]", elements[i]);
                }
                if (elements.length == 0) {
                    defaults.put(example(row.key()), value);
                }
            });
        }
        return defaults;
    }

    /** An unknown key at each level that the documented ones have. */
    private static Map<String, String> unknownBeside(List<Row> rows) {
        return children(rows).keySet().stream()
                .collect(Collectors.toMap(level -> level.isEmpty() ? UNKNOWN : level + "." + UNKNOWN, level -> "x"));
    }

    /** By level, which keys are documented there. Names that people give are left out. */
    private static Map<String, Set<String>> children(List<Row> rows) {
        Map<String, Set<String>> children = new TreeMap<>();
        for (Row row : rows) {
            String[] parts = row.key().split("\\.");
            for (int i = 0; i < parts.length; i++) {
                String level = example(String.join(".", List.of(parts).subList(0, i)));
                if (!parts[i].matches("[A-Z]+")) {
                    children.computeIfAbsent(level, any -> new TreeSet<>()).add(parts[i].replace("[N]", ""));
                }
            }
        }
        return children;
    }

    /** By level, which keys an unknown one is told to be instead. */
    private static Map<String, Set<String>> allowed(List<Mistake> mistakes) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (Mistake mistake : mistakes) {
            String key = mistake.key().replaceFirst("^" + OURS, "");
            if (key.endsWith(UNKNOWN) && mistake.words().startsWith("is not known")) {
                allowed.put(
                        key.replaceFirst("\\.?" + UNKNOWN + "$", ""),
                        new TreeSet<>(List.of(mistake.words()
                                .replaceFirst("(?s).*allowed here: ", "")
                                .split(", "))));
            }
        }
        return allowed;
    }

    private static List<Mistake> unknown(List<Mistake> mistakes) {
        return mistakes.stream()
                .filter(mistake -> mistake.words().startsWith("is not known"))
                .toList();
    }

    private static List<Mistake> mistakesOfSettings(Map<String, String> values) {
        Map<String, String> given = new LinkedHashMap<>();
        values.forEach((key, value) -> given.put(OURS + key, value));
        return catchThrowableOfType(MistakesException.class, () -> SettingsReader.read(environment(given)))
                .mistakes();
    }

    private List<Mistake> mistakesOfJob(Map<String, String> values) {
        return catchThrowableOfType(MistakesException.class, () -> job(values)).mistakes();
    }

    private JobFile job(Map<String, String> values) throws IOException {
        Map<String, String> given = new LinkedHashMap<>(JOB);
        given.putAll(values);
        Path file = Files.writeString(folder.resolve("nightly.yml"), "site: www\n");
        return JobFileReader.read(
                file,
                given,
                List.of(),
                SettingsReader.read(environment(SETTINGS)).knownSites(),
                Instant.parse("2026-11-22T02:00:00Z"));
    }

    static StandardEnvironment environment(Map<String, String> values) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", new LinkedHashMap<>(values)));
        return environment;
    }

    /** The key with names in the place of what stands for them. */
    private static String example(String key) {
        return Stream.of(key.split("\\."))
                .map(part -> switch (part) {
                    case "ACCOUNT" -> "main";
                    case "SITE" -> "www";
                    case "KIND" -> "url";
                    case "NAME" -> "name";
                    default -> part.replace("[N]", "[0]");
                })
                .collect(Collectors.joining("."));
    }

    static List<Row> rows(String page, String heading) throws IOException {
        String text = Files.readString(Path.of("docs", page));
        List<Row> rows = new ArrayList<>();
        text.substring(text.indexOf("\n## " + heading + "\n") + 1)
                .lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> rows.add(new Row(List.of(line.substring(2).split(" \\| ")))));
        return rows;
    }

    /** A row of a table, which begins with a key and its default. */
    record Row(List<String> cells) {

        String key() {
            return cells.get(0).replace("`", "");
        }

        /** The default, if it is a value. */
        Optional<String> absent() {
            return Optional.of(cells.get(1))
                    .filter(cell -> cell.matches("`[^`]+`"))
                    .map(cell -> cell.replace("`", ""));
        }

        /** What it is for. */
        String words() {
            return cells.get(cells.size() - 1).replaceFirst(" \\|$", "");
        }

        String variable() {
            return cells.get(2).replace("`", "");
        }

        String option() {
            return cells.get(3).replace("`", "");
        }
    }
}
