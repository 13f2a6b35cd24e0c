package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.app.Edgesweep;
import io.edgesweep.cli.ManualPage;
import io.edgesweep.cli.print.Terminal;
import io.edgesweep.process.Sleeper;
import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.report.ExitCode;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** What the documentation shows is what the program takes. */
class DocumentationTests {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern COMMAND = Pattern.compile("`edgesweep ([a-z]+)");
    private static final Pattern GUARD = Pattern.compile("`([A-Za-z][\\w.]+)`");

    private static final Pattern DATE = Pattern.compile("<project.build.outputTimestamp>([0-9]{4}-[0-9]{2}-[0-9]{2})T");

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>edgesweep</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?<");

    @TempDir
    private Path folder;

    @Test
    void every_configuration_in_the_pages_is_read() throws IOException {
        List<String> configurations =
                yaml().stream().filter(text -> text.startsWith("edgesweep:")).toList();

        assertThat(configurations).hasSizeGreaterThanOrEqualTo(2);
        for (String text : configurations) {
            assertThat(settings(text).sites()).containsKey("www");
        }
    }

    @Test
    void every_job_in_the_pages_is_read() throws IOException {
        List<String> jobs =
                yaml().stream().filter(text -> text.startsWith("site:")).toList();

        assertThat(jobs).hasSizeGreaterThanOrEqualTo(4);
        assertThat(jobs).allSatisfy(text -> assertThat(job(text).sites()).contains("www"));
        JobFile nightly = job(jobOf("docs/jobs.md", "schedule:"));
        assertThat(nightly.sources()).hasSize(2);
        assertThat(nightly.notices().webhooks()).hasSize(1);
        assertThat(nightly.afterPurge().warm()).contains(new PrefetchOptions(true, Map.of("X-From", "edgesweep")));
        JobFile several = job(jobOf("docs/jobs.md", "[www, img]"));
        assertThat(several.sites()).containsExactly("www", "img");
        assertThat(several.afterPurge().warm()).contains(PrefetchOptions.DEFAULT);
    }

    private static String jobOf(String page, String part) throws IOException {
        return yaml(Path.of(page)).stream()
                .filter(text -> text.startsWith("site:") && text.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private JobFile job(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("nightly.yml"), text);
        return JobFileReader.read(
                file, Map.of(), List.of(), KnownSites.of(sites()), Instant.parse("2026-11-22T02:00:00Z"));
    }

    /** The configuration in the quickstart names the sites that all jobs are for. */
    private Map<String, SiteSettings> sites() throws IOException {
        return settings(yaml(Path.of("docs", "quickstart.md")).get(0)).sites();
    }

    @Test
    void every_command_in_the_table_is_there_and_no_other() throws IOException {
        Set<String> documented = COMMAND.matcher(operations())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(commands()).containsExactlyInAnyOrderElementsOf(documented);
        for (String command : documented) {
            assertThat(help(command)).contains("Example").contains("--json");
        }
    }

    @Test
    void every_command_is_completed() {
        String script = printed("completion");

        assertThat(commands()).isNotEmpty().allSatisfy(command -> assertThat(script)
                .contains("_picocli_edgesweep_" + command + "()"));
        assertThat(script).contains("--settle").contains("--online");
    }

    /** What it should be is in {@code target/commands.md} afterwards, to be copied. */
    @Test
    void the_manual_is_what_help_says() throws IOException {
        StringBuilder manual = new StringBuilder("# The commands, as `--help` shows them\n\n"
                + commands().stream()
                        .map(command -> "[" + command + "](#" + command + ")")
                        .collect(Collectors.joining(" · "))
                + "\n");
        for (String command : commands()) {
            manual.append("\n## ").append(command).append("\n\n```\n");
            help(command).lines().map(String::stripTrailing).forEach(line -> manual.append(line)
                    .append('\n'));
            manual.append("```\n");
        }
        Files.writeString(Path.of("target", "commands.md"), manual);

        assertThat(Path.of("docs", "commands.md")).hasContent(manual.toString());
    }

    /** What it should be is in {@code target/edgesweep.1} afterwards, to be copied. */
    @Test
    void the_manual_page_is_what_the_commands_say_of_themselves() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String page = ManualPage.of(first(VERSION, pom), first(DATE, pom), settings("edgesweep: {}"));
        Files.writeString(Path.of("target", "edgesweep.1"), page);

        assertThat(Path.of("docs", "edgesweep.1")).hasContent(page);
        assertThat(commands()).allSatisfy(command -> assertThat(page).contains(".SS \"edgesweep " + command + "\""));
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_exit_code_is_in_the_table() throws IOException {
        String operations = operations().replace("`", "");

        for (ExitCode exitCode : ExitCode.values()) {
            assertThat(operations).contains("| " + exitCode.code() + " | " + exitCode.meaning() + " |");
        }
    }

    private static List<String> commands() {
        return Pattern.compile("(?m)^  ([a-z]+)  ")
                .matcher(help())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** An old text that a merge has brought back stands twice, or begins with its date. */
    @Test
    void each_decision_stands_once_below_a_subject_of_the_index() throws IOException {
        String decisions = Files.readString(Path.of("DECISIONS.md"));
        List<String> titles = found("(?m)^\\*\\*(.+?)\\*\\*", decisions);

        assertThat(titles)
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .noneMatch(title -> title.matches("20\\d\\d-.*"));
        assertThat(found("(?m)^- \\[(.+?)]\\(#", decisions)).isEqualTo(found("(?m)^## (.+)$", decisions));
    }

    /** It has nothing to compare with. */
    @Test
    void the_first_version_is_not_compared_with_an_earlier_one() throws IOException {
        assertThat(Files.readString(Path.of("CHANGELOG.md")))
                .contains("\n## 0.1.0")
                .doesNotContain("Unreleased")
                .doesNotContainPattern("used to|no longer|any more|Before, ");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void no_promise_stands_twice() throws IOException {
        assertThat(invariants())
                .hasSizeGreaterThan(80)
                .extracting(row -> row[1])
                .doesNotHaveDuplicates();
    }

    /** A method without its class is one of the class before it. */
    @Test
    void every_test_that_guards_a_promise_is_there() throws IOException {
        Map<String, Path> classes = classes();
        for (String[] promise : invariants()) {
            List<String> guards = GUARD.matcher(promise[2])
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            String source = "";
            assertThat(guards).as(promise[1]).isNotEmpty();
            for (String guard : guards) {
                String[] parts = guard.split("\\.");
                boolean namesClass = Character.isUpperCase(guard.charAt(0));
                if (namesClass) {
                    assertThat(classes).containsKey(parts[0]);
                    source = Files.readString(classes.get(parts[0]));
                }
                if (parts.length > 1 || !namesClass) {
                    assertThat(source).as(guard).contains(" " + parts[parts.length - 1] + "(");
                }
            }
        }
    }

    private static List<String[]> invariants() throws IOException {
        return Files.readAllLines(Path.of("INVARIANTS.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| |^\\| | \\|$"))
                .filter(row -> !row[1].equals("promise"))
                .toList();
    }

    private static Map<String, Path> classes() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }

    private static String help(String... command) {
        String[] arguments = new String[command.length + 1];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--help";
        return printed(arguments);
    }

    private static String printed(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = Edgesweep.run(
                new Terminal(InputStream.nullInputStream(), printed, printed, false),
                InstantSource.system(),
                Sleeper.real(),
                arguments);
        assertThat(exitCode).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private Settings settings(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), yaml);
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application.yml", new FileSystemResource(file))
                .forEach(environment.getPropertySources()::addFirst);
        return SettingsReader.read(environment);
    }

    /** Of the readme and of all pages, in the order of their names. */
    private static List<String> yaml() throws IOException {
        List<String> yaml = new ArrayList<>(yaml(Path.of("README.md")));
        yaml.addAll(yaml(Path.of("README.zh-CN.md")));
        try (var pages = Files.list(Path.of("docs"))) {
            for (Path page : pages.filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                yaml.addAll(yaml(page));
            }
        }
        return yaml;
    }

    private static List<String> yaml(Path page) throws IOException {
        return YAML.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String operations() throws IOException {
        return Files.readString(Path.of("docs", "operations.md"));
    }
}
