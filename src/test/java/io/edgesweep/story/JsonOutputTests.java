package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each command prints with {@code --json} is as the published schema says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonOutputTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path SCHEMA = Path.of("docs", "schema", "output.schema.json");

    /** Of other definitions. */
    private static final Set<String> PARTS = Set.of("last", "run", "counts", "hold", "mistake", "figures", "reason");

    /** Of commands that do not end by themselves, or need the packaged program. */
    private static final Set<String> ELSEWHERE = Set.of("serve", "sandbox", "prepare");

    private final Set<String> seen = new LinkedHashSet<>();
    private ObjectNode schema;
    private World world;

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        schema = (ObjectNode) JSON.readTree(Files.readString(SCHEMA));
        world = new World(folder);
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        world.jobFor("mixed", world.file("mixed.csv", "url", World.url(1), "nonsense", World.url(9), World.url(1)));
        world.job(
                "timed",
                "site: www\nschedule: {cron: \"0 0 2 * * ?\", zone: Europe/Berlin}\nsources: [{csv: "
                        + folder.resolve("urls.csv") + "}]\n");
    }

    @AfterAll
    void end() {
        world.close();
        Set<String> described = new TreeSet<>();
        schema.path("$defs").propertyNames().forEach(described::add);
        described.removeAll(PARTS);
        described.removeAll(ELSEWHERE);
        assertThat(seen).as("each definition is held against something").containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void of_commands_that_purge_and_of_what_they_left() {
        world.sandbox.faults().tasks(Pattern.compile(".*page-9[.].*"), TaskOutcome.failed("taskFailed", "node down"));
        JsonNode plan = check("plan", world.run("plan", "mixed", "--json").out());
        assertThat(plan.path("limit").isNull()).isTrue();
        JsonNode report = check("report", world.run("run", "mixed", "--json").out());
        ((ObjectNode) report.path("report")).putArray("batches");
        assertThat(violations(
                        read(Path.of("docs", "schema", "run.schema.json")),
                        report.path("report").toString()))
                .isEmpty();
        check(
                "plan",
                world.run("purge", "--site", "www", "--dry-run", "--json", World.url(1))
                        .out());
        check(
                "report",
                world.run("purge", "--site", "www", "--json", World.url(1)).out());
        check("runs", world.run("runs", "--json").out());
        check("show", world.run("show", "latest", "--json").out());
        check("quota", world.run("quota", "--json").out());
        check("reconcile", world.run("reconcile", "--json").out());
        check("retry", world.run("retry", "latest", "--json").out());
        check("stop", world.run("stop", "latest", "--json").out());
    }

    @Test
    void of_batches_that_are_open() {
        world.sandbox.faults().tasks(Pattern.compile(".*page-8[.].*"), TaskOutcome.neverFinal());
        world.jobFor("stuck", world.file("stuck.csv", "url", World.url(8)));
        world.run("run", "stuck", "--set", "limits.deadline=2s");

        JsonNode open = check(
                "reconcile", world.run("reconcile", "--for", "300ms", "--json").out());

        assertThat(open).isNotEmpty();
    }

    @Test
    void of_commands_that_only_look() {
        check("check", world.run("check", "--json").out());
        lines(
                "list",
                world.run(
                                "list",
                                "--site",
                                "www",
                                "--json",
                                world.folder().resolve("mixed.csv").toString())
                        .out());
        lines(
                "verify",
                world.configured("sites.www.edge.address", "http://127.0.0.1:1")
                        .configured("sites.www.fetch.allow-private", "127.0.0.1")
                        .run("verify", "--json", World.url(1))
                        .out());
        lines("schedule", world.run("schedule", "--json").out());
    }

    @Test
    void of_notices() {
        check("notify", world.run("notify", "nightly", "--test", "--json").out());
        world.configured("notify.webhooks[0].url", "http://127.0.0.1:1/");
        world.configured("notify.backoff", "10ms");
        check("notify", world.run("notify", "nightly", "--test", "--json").out());
    }

    @Test
    void of_explanations() {
        check("explain", world.run("explain", World.url(1), "--json").out());
        check(
                "explain",
                world.run("explain", World.url(1), "--offline", "--json").out());
    }

    @Test
    void of_pauses() {
        world.jobFor("held", world.file("held.csv", "url", World.url(7)));

        check(
                "pause",
                world.run("pause", "held", "--reason", "the sale", "--json").out());
        check("paused", world.run("run", "held", "--json").out());
        lines("schedule", world.run("schedule", "--json").out());
        check("resume", world.run("resume", "held", "--json").out());
        check("resume", world.run("resume", "held", "--json").out());
    }

    @Test
    void of_a_first_configuration(@TempDir Path empty) throws IOException, InterruptedException {
        ForkedProgram.start(
                        empty,
                        "init",
                        "--json",
                        "--endpoint",
                        world.sandbox.endpoint().toString(),
                        "--credentials",
                        "profile:none-of-that-name")
                .waitFor();

        check(
                "init",
                Files.readAllLines(empty.resolve("output.log")).stream()
                        .filter(line -> line.startsWith("{\"written\""))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void of_what_has_no_answer() {
        check("error", world.run("show", "nosuch", "--json").err());
        check("error", world.run("run", "nosuch", "--json").err());
        check("error", world.run("run", "--nosuch", "--json").err());
    }

    private void lines(String name, String text) {
        List<String> lines = text.lines().toList();
        assertThat(lines).isNotEmpty();
        lines.forEach(line -> check(name, line));
    }

    private JsonNode check(String name, String text) {
        seen.add(name);
        ObjectNode one = schema.deepCopy();
        one.remove("$id");
        one.put("$ref", "#/$defs/" + name);
        assertThat(violations(one.toString(), text)).as("%s: %s", name, text).isEmpty();
        return JSON.readTree(text);
    }

    private static List<?> violations(String schema, String text) {
        Schema its = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        return its.validate(
                text,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
