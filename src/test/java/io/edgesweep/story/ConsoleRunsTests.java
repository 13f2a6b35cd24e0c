package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        for (String job : List.of("now", "dry", "upload", "one", "other", "api")) {
            world.jobFor(job, folder.resolve("urls.csv"));
        }
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
        assertThat(folder.resolve("home/asked")).isEmptyDirectory();
    }

    @Test
    void tells_what_a_run_would_do_and_sends_nothing() {
        String asked = served.post("/jobs/dry", "/jobs/dry/runs", Map.of("dry", "true"))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        Served.waitFor(() -> served.get(asked).body().contains("Nothing was sent"));
        assertThat(served.get(asked).body()).contains("rows read").contains("www: url");
        assertThat(folder.resolve("reports/dry")).doesNotExist();
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
    void plays_one_run_at_a_time() {
        String first = ask("one");
        String second = ask("other");

        Served.waitFor(() -> isEnded(first) && isEnded(second));
        assertThat(world.report("other").started())
                .isAfterOrEqualTo(world.report("one").finished());
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
        String body = "--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + served.csrf("/jobs")
                + "\r\n--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
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
