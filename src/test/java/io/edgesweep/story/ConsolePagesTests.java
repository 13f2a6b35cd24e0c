package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console of {@code serve} shows after a night with a used-up quota and with rows that mean no good. */
class ConsolePagesTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 5)))
                .configured("console.password", Served.PASSWORD)
                .configured(
                        "status.prometheus", folder.resolve("edgesweep.prom").toString());
        world.file(
                "urls.csv",
                "url,note",
                "https://www.example.com/a?x=\"><script>alert(1)</script>,=cmd()",
                "=HYPERLINK(\"http://evil.example\"),x",
                "<script>alert(2)</script>,x");
        world.urlFile("many.csv", 7);
        world.job(
                "nightly",
                "site: www\nschedule: {cron: '0 0 2 1 1 ?'}\nsources:\n  - csv: " + folder.resolve("urls.csv")
                        + "\n  - csv: " + folder.resolve("many.csv") + "\n");
        assertThat(world.run("run", "nightly").exitCode()).isEqualTo(3);
        served = Served.in(world).loggedIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void today_tells_what_needs_a_person_first_then_the_jobs_the_quota_and_the_backlog() {
        String page = text("/");

        assertThat(page)
                .containsSubsequence(
                        "Not everything is fresh: 1 failed, of 1 job.",
                        "3 targets may still be served stale. In the last 24 hours 1 run confirmed 5 targets.",
                        "Nothing is under way.",
                        "nightly: Correct 2 rows of the input.",
                        "Partly failed: 3 open")
                .containsPattern("[A-Z][a-z]+day 02:00 \\(.*\\), in \\d")
                .containsPattern("www: URLs 0 left of 5 5 ours 0 left 3 targets wait for it, 3 of them for the"
                        + " next quota day, in ")
                .containsPattern(
                        "nightly: 3 targets wait; the last of them goes with the next run, on quota day \\d{4}-01-01 [(]Asia");
    }

    @Test
    void runs_can_be_filtered() {
        assertThat(text("/runs")).contains("Partly failed");
        assertThat(text("/runs?job=nightly&verdict=confirmed")).contains("There is no such run.");
    }

    @Test
    void a_run_shows_its_counts_its_batches_and_its_failures_by_cause() {
        String page = text("/runs/" + id());

        assertThat(page)
                .contains("5 confirmed")
                .contains("Partly failed: 5 of 10 confirmed; 2 invalid, 3 wait for")
                .contains("asked for by")
                .contains("Correct 2 rows of the input.")
                .contains("retry.csv")
                .contains("5 of 10 targets")
                .containsPattern("www: URLs, priority \\d \\d+ confirmed 1 ");
    }

    @Test
    void the_targets_of_a_run_can_be_filtered() {
        assertThat(text("/runs/" + id() + "?outcome=confirmed&text=PAGE-1"))
                .contains("1 of 10 targets")
                .contains(World.url(1));
        assertThat(text("/runs/" + id() + "?outcome=failed&cause=bad-row"))
                .contains("2 of 10 targets")
                .contains("=HYPERLINK");
        assertThat(text("/runs/" + id() + "?host=static.example.com")).contains("There is no such target.");
    }

    @Test
    void pages_are_in_the_language_that_the_browser_wishes_for_or_that_was_chosen_there() {
        String page = "/runs/" + id();

        assertThat(served.send(served.request(page).header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"))
                        .body())
                .contains("lang=\"zh-CN\"")
                .contains("部分失败：10 条中已确认 5 条");
        assertThat(served.send(served.request(page).header("Accept-Language", "zh-TW,en;q=0.8"))
                        .body())
                .contains("lang=\"en\"");
        HttpResponse<String> chosen = served.post(page, "/language", Map.of("to", "zh-CN", "back", page + "?host=a"));
        assertThat(chosen.headers().firstValue("Location")).contains(page + "?host=a");
        assertThat(text(page)).contains("目标");
        assertThat(served.post(page, "/language", Map.of("to", "en", "back", "//elsewhere.example/"))
                        .headers()
                        .firstValue("Location"))
                .contains("/");
        assertThat(text(page)).contains("Targets");
    }

    @Test
    void what_means_no_good_is_text_everywhere() {
        for (String path :
                new String[] {"/", "/runs", "/runs/" + id(), "/jobs/nightly", "/reports/nightly/" + id() + "/"}) {
            assertThat(served.get(path).body()).doesNotContain("<script>alert").doesNotContain("javascript:");
        }
        assertThat(served.get("/reports/nightly/" + id() + "/targets.csv").body())
                .contains("'=HYPERLINK")
                .doesNotContainPattern("(?m)(^|,)\"?=");
    }

    @Test
    void reports_are_listed_and_open() {
        assertThat(served.get("/runs").body()).contains("/reports/nightly/" + id() + "/");
        assertThat(served.get("/reports/nightly/" + id() + "/").body()).contains("Partly failed");
        assertThat(served.get("/reports/").body()).contains("edgesweep · Runs");
    }

    @Test
    void programs_get_the_same_as_json() {
        assertThat(served.get("/api/runs").body()).contains("\"id\":\"" + id()).contains("\"carriedOver\":3");
        assertThat(served.get("/api/runs/latest").body()).contains("\"folder\":\"" + folder.resolve("reports/nightly"));
        assertThat(served.get("/api/jobs").body()).contains("\"job\":\"nightly\"");
        assertThat(served.get("/api/progress").body()).isEqualTo("{\"runs\":[]}");
        assertThat(served.get("/api/runs/none").statusCode()).isEqualTo(404);
    }

    @Test
    void tells_programs_that_it_is_well_and_figures_of_each_job() throws IOException {
        String login = "Basic "
                + Base64.getEncoder().encodeToString(("admin:" + Served.PASSWORD).getBytes(StandardCharsets.UTF_8));
        served.forget();

        HttpResponse<String> health =
                served.send(served.request("/actuator/health").header("Authorization", login));
        HttpResponse<String> figures =
                served.send(served.request("/actuator/prometheus").header("Authorization", login));
        HttpResponse<String> environment =
                served.send(served.request("/actuator/env").header("Authorization", login));
        served.loggedIn();

        assertThat(health.body())
                .contains("\"status\":\"UP\"")
                .contains("\"ledger\"")
                .contains("\"room\"");
        assertThat(figures.body())
                .contains("edgesweep_last_run_exit_code{job=\"nightly\"} 3.0")
                .contains("edgesweep_runs{job=\"nightly\",verdict=\"partly-failed\"} 1.0")
                .contains("jvm_memory_used_bytes");
        assertThat(environment.statusCode()).isEqualTo(404);
        assertThat(linesOf(figures.body()))
                .as(
                        "what the file has, name by name, with the same values, and what only a process can tell that goes on")
                .containsOnlyOnce("edgesweep_permit_wait_seconds_total{account=\"main\"} 0.0")
                .filteredOn(line -> !line.contains("edgesweep_permit_wait_seconds_total"))
                .containsExactlyInAnyOrderElementsOf(linesOf(Files.readString(folder.resolve("edgesweep.prom"))));
    }

    /** The values of our metrics, and their helps and types. */
    private static List<String> linesOf(String metrics) {
        return metrics.lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?edgesweep_.*"))
                .toList();
    }

    private static String id() {
        Path report = world.reports("nightly").get(0);
        return report.getFileName().toString();
    }

    /** As people read it. */
    private static String text(String path) {
        return served.get(path)
                .body()
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" ;", ";")
                .replace(" :", ":");
    }
}
