package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.ReasonCode;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The morning after: for each URL it is told why it was sent or not, and what becomes of it in the next night. */
class ExplainStoryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Those of the causes of reports, and three of explanations alone, as the documentation lists them. */
    private static final Set<String> CODES = Stream.concat(
                    Arrays.stream(ReasonCode.values()).map(ReasonCode::word),
                    Stream.of("paused", "not-listed", "unknown"))
            .collect(Collectors.toSet());

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void aNight() {
        world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 8)))
                .configured("console.password", Served.PASSWORD);
        world.clock.at(Instant.parse("2026-11-30T18:10:00Z"));
        world.sandbox.faults().tasks(Pattern.compile(".*page-4[.].*"), TaskOutcome.failed("taskFailed", "node down"));
        lists();
        world.run("run", "list");
        world.run("run", "changes");
        world.run("run", "limited");
        world.file(
                "changes.csv",
                "url,lastmod",
                "https://shop.example.com/same,2026-11-01",
                "https://shop.example.com/other,2026-11-30",
                "https://shop.example.com/new,2026-11-30");
        world.run("pause", "held", "--until", "2d", "--reason", "the sale");
        served = Served.in(world);
    }

    private static void lists() {
        world.file(
                "list.csv",
                "url,kind",
                World.url(0) + ",",
                World.url(1) + ",",
                World.url(2) + ",",
                World.url(3) + ",",
                World.url(4) + ",",
                World.url(5) + ",",
                World.url(6) + ",",
                World.url(7) + ",",
                World.url(8) + ",",
                World.url(9) + ",",
                World.url(0) + ",",
                "https://www.example.com/tmp/a,",
                "https://other.example.org/,",
                "nonsense,",
                "https://*.example.com/,",
                "https://www.example.com/dir/,prefix",
                "static.example.com,host",
                "#https://www.example.com/commented");
        job(
                "list",
                "www",
                "list.csv",
                "exclude: [\"**/tmp/**\"]\nschedule: {cron: '0 0 2 * * ?', zone: Asia/Shanghai}\n");
        world.file(
                "changes.csv",
                "url,lastmod",
                "https://shop.example.com/same,2026-11-01",
                "https://shop.example.com/other,2026-11-01",
                "https://shop.example.com/gone,2026-11-01");
        world.job("changes", "site: shop\nsources:\n  - {csv: " + folder.resolve("changes.csv") + ", only: changed}\n");
        world.file("limited.csv", "url", "https://shop.example.com/x", "https://shop.example.com/y");
        job("limited", "shop", "limited.csv", "limits: {targets: 1}\n");
        world.file("img.csv", "url", "https://img.example.com/a");
        job("held", "img", "img.csv", "schedule: {cron: '0 0 2 * * ?', zone: Asia/Shanghai}\n");
        world.job(
                "gone",
                "site: img\nsources:\n  - csv: " + folder.resolve("img.csv") + "\n  - csv: "
                        + folder.resolve("missing.csv") + "\n");
        world.job("whole", "site: www\nkind: all\n");
    }

    private static void job(String name, String site, String list, String more) {
        world.job(name, "site: " + site + "\n" + more + "sources:\n  - csv: " + folder.resolve(list) + "\n");
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "list, https://www.example.com/page-0.html, none, none",
        "list, https://www.example.com/page-3.html, none, none",
        "list, HTTPS://WWW.example.com:443/page-1.html#top, none, none",
        "list, https://www.example.com/page-4.html, task-failed, none",
        "list, https://www.example.com/page-5.html, none, none",
        "list, https://www.example.com/page-6.html, none, quota",
        "list, https://www.example.com/page-7.html, none, quota",
        "list, https://www.example.com/page-8.html, quota, none",
        "list, https://www.example.com/page-9.html, quota, none",
        "list, https://www.example.com/tmp/a, excluded, excluded",
        "list, https://other.example.org/, foreign-host, foreign-host",
        "list, nonsense, bad-row, bad-row",
        "list, https://*.example.com/, wildcard-host, wildcard-host",
        "list, https://www.example.com/nowhere, not-listed, not-listed",
        "list, https://www.example.com/dir/page, none, none",
        "list, https://www.example.com/dir/, none, none",
        "list, https://www.example.com/commented, comment, comment",
        "list, static.example.com, kind-not-allowed, kind-not-allowed",
        "changes, https://shop.example.com/same, none, unchanged",
        "changes, https://shop.example.com/other, none, none",
        "changes, https://shop.example.com/new, not-listed, none",
        "changes, https://shop.example.com/gone, none, not-listed",
        "limited, https://shop.example.com/x, over-limit, over-limit",
        "limited, https://shop.example.com/nowhere, not-listed, not-listed",
        "held, https://img.example.com/a, unknown, paused",
        "held, https://img.example.com/b, unknown, not-listed",
        "gone, https://img.example.com/a, unknown, unknown",
        "gone, https://img.example.com/b, unknown, unknown",
        "whole, https://www.example.com/anything, unknown, none",
        "whole, https://shop.example.com/anything, unknown, foreign-host",
    })
    void names_the_rule_that_decides(String job, String url, String last, String next) {
        JsonNode explained = explain(url, job, false).at("/jobs/0");

        assertThat(explained.at("/last/code").stringValue())
                .as(explained.toPrettyString())
                .isEqualTo(last);
        assertThat(explained.at("/next/code").stringValue())
                .as(explained.toPrettyString())
                .isEqualTo(next);
        assertThat(CODES).contains(last, next);
    }

    private static JsonNode explain(String url, String job, boolean offline) {
        return JSON.readTree(served.order(
                "local/explain", JSON.writeValueAsString(Map.of("target", url, "job", job, "offline", offline))));
    }

    @Test
    void says_unknown_of_what_only_the_sources_tell_when_they_are_not_read() {
        JsonNode offline = explain(World.url(0), "list", true).at("/jobs/0");

        assertThat(offline.at("/last/code").stringValue()).isEqualTo("none");
        assertThat(offline.at("/next/code").stringValue()).isEqualTo("unknown");
        assertThat(explain("https://www.example.com/tmp/a", "list", true)
                        .at("/jobs/0/next/code")
                        .stringValue())
                .isEqualTo("excluded");
    }

    @Test
    void a_command_asks_serve_and_tells_rule_by_rule() {
        World.Ending ending = world.run("explain", World.url(8));

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(ending.out())
                .contains("Job list, site www", "Job whole, site www")
                .doesNotContain("Job changes")
                .containsPattern("last run  waiting: .* \\[quota\\] \\(run .*, .*list.csv:10\\)")
                .contains("next run  it would be sent (2026-12-01 18:00:00 UTC)")
                .contains("✓ normal-form  https://www.example.com/page-8.html")
                .containsPattern("✓ duplicate    it waits since run .* and goes with that");
        assertThat(world.run("explain", World.url(8), "--job", "lst").err()).contains("did you mean 'list'?");
        assertThat(world.sandbox.journal().calls(World.CREATE)).hasSizeLessThan(6);
    }

    @Test
    void what_several_rules_say_alike_stands_once() {
        served.loggedIn();
        String unread = "the sources were not read (offline)";

        String told =
                world.run("explain", World.url(0), "--job", "list", "--offline").out();
        String page = served.get("/explain?job=list&url=" + World.url(0)).body();
        served.forget();

        assertThat(told)
                .as("its verdict and the rules")
                .contains("? listed, duplicate, limits, quota " + unread)
                .containsPattern("(?s)" + Pattern.quote(unread) + ".*" + Pattern.quote(unread))
                .doesNotContainPattern("(?s)" + (Pattern.quote(unread) + ".*").repeat(2) + Pattern.quote(unread));
        assertThat(page).contains("<b>listed, duplicate, limits, quota</b>");
    }

    @Test
    void the_console_tells_it_too() {
        served.loggedIn();

        String page = served.get("/explain?job=list&read=true&url=https://www.example.com/tmp/a")
                .body();
        String chinese = served.send(served.request("/explain?job=list&read=true&url=https://www.example.com/tmp/a")
                        .header("Accept-Language", "zh-CN"))
                .body();
        served.forget();

        assertThat(chinese)
                .contains("不会提交：被 include 或 exclude 排除", "规范形式", "作业没有设置 verify")
                .doesNotContain("it would", "stops it");
        assertThat(page)
                .contains("matches &#39;**/tmp/**&#39; in exclude")
                .contains("Excluded by the job</b><span>: </span>")
                .contains("stops it");
    }

    @Test
    void without_serve_it_is_the_same() {
        try (World alone = new World(folder.resolve("alone"))) {
            alone.clock.at(Instant.parse("2026-11-30T18:10:00Z"));
            alone.job(
                    "nightly",
                    "site: www\nschedule: {cron: '0 0 2 * * ?', zone: Asia/Shanghai}\nsources:\n  - csv: "
                            + alone.urlFile("urls.csv", 2) + "\n");
            alone.run("run", "nightly");
            alone.run("pause", "nightly", "--reason", "the sale");
            alone.clock.forward(Duration.ofDays(1));

            World.Ending ending = alone.run("explain", World.url(1));

            assertThat(ending.out())
                    .contains("the latest run did not begin: it was paused until somebody resumes it")
                    .contains("[paused]");
            assertThat(alone.sandbox.journal().calls(World.CREATE)).hasSize(1);
        }
    }

    @Test
    void takes_nothing_out_of_a_pipe() throws Exception {
        try (World alone = new World(folder.resolve("pipes"))) {
            NamedPipe pipe = NamedPipe.at(alone.file("made.csv", "url").resolveSibling("pipe"));
            alone.jobFor("piped", pipe.path());
            pipe.give("url\n" + World.url(1) + "\n");

            assertThat(alone.run("explain", World.url(1)).out()).contains("the sources are pipes");

            assertThat(alone.run("run", "piped").exitCode()).isZero();
            assertThat(alone.report("piped").counts().confirmed()).isEqualTo(1);
        }
    }
}
