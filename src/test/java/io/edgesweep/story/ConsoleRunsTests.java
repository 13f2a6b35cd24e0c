package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.edgesweep.sandbox.model.TaskOutcome;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are asked for in the console of {@code serve}. */
class ConsoleRunsTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(50)))
                .configured("console.password", Served.PASSWORD)
                .configured("console.largest-upload", "100KB");
        world.urlFile("urls.csv", 20);
        for (String job : List.of("now", "dry", "upload", "one", "other", "api", "strict", "shell")) {
            world.jobFor(job, folder.resolve("urls.csv"));
        }
        world.jobFor("fails", world.file("fails.csv", "url", World.url(99)));
        world.file("jobs/wrong.yml", "site: nowhere");
        served = Served.in(world).loggedIn();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void runs_a_job_now() {
        String asked = served.post("/jobs/now", "/jobs/now/runs", Map.of("dry", "false"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Served.waitFor(() -> served.get(asked).headers().firstValue("Location").isPresent());
        String run = served.get(asked).headers().firstValue("Location").orElseThrow();
        Served.waitFor(() -> served.get(run).body().contains("All confirmed purged"));
        assertThat(world.report("now").counts().confirmed()).isEqualTo(20);
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
    }

    @Test
    void holds_no_command_up_for_those_who_say_nothing_at_its_socket() throws IOException {
        try (SilentConnections silent = SilentConnections.to(folder.resolve("home"))) {
            assertTimeout(Duration.ofSeconds(3), () -> assertThat(served.ask("local/serve"))
                    .contains("console"));
            assertThat(silent.sockets()).hasSize(80);
        }
    }

    @Test
    void keeps_which_user_asked_at_a_shell() {
        assertThat(world.run("run", "shell").exitCode()).isZero();

        assertThat(served.get("/runs/" + world.report("shell").run()).body())
                .contains(System.getProperty("user.name") + ", by a command");
    }

    @Test
    void tells_what_a_run_would_do_and_sends_nothing() {
        String asked = served.post("/jobs/dry", "/jobs/dry/runs", Map.of("dry", "true"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Served.waitFor(() -> served.get(asked).body().contains("Nothing was sent"));
        assertThat(served.get(asked).body()).contains("rows read").contains("www: URLs");
        for (String language : List.of("ar-EG-u-nu-arab", "fa-IR", "th-TH-u-nu-thai", "hi-IN-u-nu-deva", "de")) {
            assertThat(withoutTokens(served.send(served.request(asked).header("Accept-Language", language))))
                    .as(language)
                    .isEqualTo(withoutTokens(served.get(asked)));
        }
        assertThat(folder.resolve("reports/dry")).doesNotExist();
    }

    private static String withoutTokens(HttpResponse<String> page) {
        return page.body().replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void runs_an_uploaded_file_once_and_keeps_it_no_longer() throws IOException {
        String asked = upload("/jobs/upload/runs", "..\\\\..\\\\a<b>.csv", "url\n" + World.url(1) + "\n=bad\n")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Served.waitFor(() -> served.get(asked).headers().firstValue("Location").isPresent());
        String run = served.get(asked).headers().firstValue("Location").orElseThrow();
        Served.waitFor(() -> served.get(run).body().contains("Partly failed"));
        assertThat(world.report("upload").counts().read()).isEqualTo(2);
        assertThat(world.report("upload").sources().get(0).source()).isEqualTo("a<b>.csv");
        assertThat(served.get(run).body()).contains("a&lt;b&gt;.csv").doesNotContain("a<b>");
        Served.waitFor(() -> uploads().isEmpty());
    }

    @Test
    void sends_again_what_failed_and_nothing_else() {
        world.sandbox.faults().tasks(Pattern.compile(".*page-99.*"), TaskOutcome.failed("taskFailed", "node down"));
        String first = ask("fails");
        Served.waitFor(() -> isEnded(first));
        world.sandbox.faults().clear();
        String run = "/runs/" + world.reports("fails").get(0).getFileName();

        assertThat(served.get(run).body()).contains("Send again what failed");
        String asked = served.post(run, run + "/retry", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Served.waitFor(() -> served.get(asked).headers().firstValue("Location").isPresent());
        String retry = served.get(asked).headers().firstValue("Location").orElseThrow();
        Served.waitFor(() -> served.get(retry).body().contains("All confirmed purged"));
        assertThat(world.report("fails").counts().confirmed()).isEqualTo(1);
        String again = served.post(run, run + "/retry", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Served.waitFor(() -> served.get(again).body().contains("Nothing to do"));
    }

    @Test
    void executes_runs_of_two_jobs_side_by_side() {
        String first = ask("one");
        String second = ask("other");

        Served.waitFor(() -> isEnded(first) && isEnded(second));
        assertThat(world.report("other").started()).isBefore(world.report("one").finished());
    }

    @Test
    void takes_orders_of_programs_and_tells_them_what_became_of_it() {
        String id = ask("api");

        Served.waitFor(() -> isEnded(id));
        assertThat(served.get("/api/asked/" + id).body())
                .contains("\"run\":\"" + world.reports("api").get(0).getFileName() + "\"");
    }

    @Test
    void refuses_what_cannot_be_run() throws IOException {
        assertThat(served.post("/jobs", "/jobs/none/runs", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(served.post("/jobs", "/jobs/%2Fetc%2Fhosts/runs", Map.of()).statusCode())
                .isBetween(400, 404);
        HttpResponse<String> wrong = served.post("/jobs", "/jobs/wrong/runs", Map.of());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("there is no site &#39;nowhere&#39;");
        assertThat(upload("/jobs/upload/runs", "empty.csv", "").statusCode()).isEqualTo(422);
        assertThat(upload("/jobs/upload/runs", "large.csv", "x".repeat(110_000)).statusCode())
                .isEqualTo(413);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void takes_no_order_without_the_token_of_a_page() {
        assertThat(served.send(served.request("/api/jobs/now/runs").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dryrun=true",
                "dry_run=true",
                "dry=true",
                "DRYRUN=true",
                "dryRun=1",
                "dryRun=yes",
                "dryRun=TRUE",
                "dryRun=on",
                "dryRun=",
                "dryRun",
                "dryRun=true&dryRun=false",
                "dryRun=true&limit=1",
                "file=urls.csv"
            })
    void runs_nothing_for_a_program_whose_parameters_it_does_not_take(String parameters) {
        for (HttpRequest.Builder order : List.of(
                order("/api/jobs/strict/runs?" + parameters, "application/x-www-form-urlencoded", ""),
                order("/api/jobs/strict/runs", "application/x-www-form-urlencoded", parameters))) {
            HttpResponse<String> answer = served.send(order);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("mistakes").containsAnyOf("allowed", "is to be a file");
        }
        assertNothingRan();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"dryRun\":true}",
                "text/csv|url",
                "text/plain|dryRun=true",
                "application/octet-stream|dryRun=true",
                "nonsense|dryRun=true"
            })
    void runs_nothing_for_a_program_whose_body_it_does_not_read(String type, String body) {
        HttpResponse<String> answer = served.send(order("/api/jobs/strict/runs", type, body));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains(type).contains("application/x-www-form-urlencoded");
        assertNothingRan();
    }

    @Test
    void runs_nothing_for_a_person_whose_form_it_does_not_take() throws IOException {
        HttpResponse<String> misspelled = served.post("/jobs/strict", "/jobs/strict/runs", Map.of("dryRun", "true"));
        assertThat(misspelled.statusCode()).isEqualTo(400);
        assertThat(misspelled.body()).contains("dryRun: is not known; allowed here: dry, file, confirm");
        assertThat(upload("/jobs/strict/runs", "dryrun", "file", "a.csv", World.url(1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(upload("/jobs/strict/runs", "dry", "datei", "a.csv", World.url(1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(upload("/runs/latest/retry", "dry", "file", "a.csv", World.url(1))
                        .statusCode())
                .isEqualTo(415);
        assertThat(served.get("/runs?jobs=strict").statusCode()).isEqualTo(400);
        assertNothingRan();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void runs_dry_when_the_flag_is_spelled_right() {
        HttpResponse<String> answer = served.send(
                order("/api/jobs/strict/runs", "application/x-www-form-urlencoded; charset=UTF-8", "dryRun=true"));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = answer.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        Served.waitFor(() -> isEnded(id));
        assertNothingRan();
    }

    private static HttpRequest.Builder order(String path, String type, String body) {
        return served.request(path)
                .header("X-CSRF-TOKEN", served.csrf("/"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static void assertNothingRan() {
        assertThat(served.get("/").body()).doesNotContain("strict, as asked for");
        assertThat(served.get("/api/runs?job=strict").body()).isEqualTo("[]");
    }

    private static String ask(String job) {
        HttpResponse<String> answer = served.send(served.request("/api/jobs/" + job + "/runs")
                .header("X-CSRF-TOKEN", served.csrf("/"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static boolean isEnded(String id) {
        return served.get("/api/asked/" + id).body().contains("\"state\":\"ENDED\"");
    }

    private static HttpResponse<String> upload(String path, String name, String content) {
        return upload(path, "dry", "file", name, content);
    }

    /**
     * Uploads a file.
     *
     * @param flag  the name of a further field, whose value is false
     * @param field the name under which the file is sent
     */
    private static HttpResponse<String> upload(String path, String flag, String field, String name, String content) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + served.csrf("/jobs")
                + "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + flag + "\"\r\n\r\nfalse"
                + "\r\n--limit\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--limit--\r\n";
        return served.send(served.request(path)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static List<Path> uploads() {
        try (Stream<Path> files = Files.list(folder.resolve("home/uploads"))) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
