package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may call the console of {@code serve}, and what a browser may do with its answers. */
class ConsoleSecurityTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        world = new World(folder).configured("console.password", Served.PASSWORD);
        world.urlFile("urls.csv", 1);
        world.jobFor("nightly", folder.resolve("urls.csv"));
        world.file("jobs/<script>alert(1).yml", "site: www");
        Files.createDirectories(folder.resolve("reports"));
        Files.writeString(folder.resolve("reports/list.html"), "<p>a report</p>");
        Files.writeString(folder.resolve("reports/secret.txt"), "nothing for people");
        Files.writeString(folder.resolve("outside.html"), "outside");
        Files.createSymbolicLink(folder.resolve("reports/link.html"), folder.resolve("outside.html"));
        served = Served.in(world);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @BeforeEach
    void forget() {
        served.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/jobs", "/jobs/nightly", "/runs", "/runs/x", "/reports", "/reports/list.html", "/progress"
            })
    void shows_no_page_without_a_login(String path) {
        HttpResponse<String> answer = served.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/runs",
                "/api/runs/x",
                "/api/jobs",
                "/api/progress",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void answers_no_program_without_a_login(String path) {
        assertThat(served.get(path).statusCode()).isEqualTo(401);
        assertThat(served.send(served.request(path).header("Authorization", "Bearer " + "0".repeat(64)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void takes_the_configured_password_and_no_other() {
        HttpResponse<String> wrong = served.login("open-sesame-2");
        HttpResponse<String> stillOut = served.get("/");
        HttpResponse<String> right = served.login(Served.PASSWORD);

        assertThat(wrong.headers().firstValue("Location").orElse("")).endsWith("/login?failed");
        assertThat(stillOut.statusCode()).isEqualTo(302);
        assertThat(right.headers().allValues("Set-Cookie"))
                .first()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Strict");
        assertThat(served.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void takes_no_form_without_its_token() {
        served.loggedIn();

        assertThat(served.send(served.form("/logout", Map.of(), "made-up")).statusCode())
                .isEqualTo(403);
        assertThat(served.get("/").statusCode()).isEqualTo(200);
        assertThat(served.post("/", "/logout", Map.of()).statusCode()).isEqualTo(302);
        assertThat(served.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takes_no_form_of_another_page() {
        served.loggedIn();
        String csrf = served.csrf("/");

        for (String origin : List.of("http://evil.example", "null", "http://localhost:1")) {
            assertThat(served.send(served.form("/logout", Map.of(), csrf).header("Origin", origin))
                            .statusCode())
                    .isEqualTo(403);
        }
        String own = served.uri("/").toString().replaceFirst("/$", "");
        assertThat(served.send(served.form("/logout", Map.of(), csrf).header("Origin", own))
                        .statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.", ""})
    void answers_to_no_name_but_its_own(String host) throws IOException {
        assertThat(statusFor(host)).isEqualTo("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:8080", "LOCALHOST", "[::1]:1"})
    void answers_to_the_names_of_the_machine_itself(String host) throws IOException {
        assertThat(statusFor(host)).isEqualTo("HTTP/1.1 2");
    }

    private static String statusFor(String host) throws IOException {
        return raw("GET /login HTTP/1.1\r\nHost: " + host + "\r\n").substring(0, 10);
    }

    /** The whole answer. The JDK's client does not let one choose. */
    private static String raw(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.uri("/").getPort())) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /% HTTP/1.1, 400, text/plain",
        "GET /%00 HTTP/1.1, 400, text/plain",
        "GET /<b> HTTP/1.1, 400, text/plain",
        "GET /login?x=%ff HTTP/1.1, 400, text/html",
        "GET /api/runs?x=%00%ff HTTP/1.1, 401, application/problem+json",
        "GET / HTTP/7, 505, text/plain",
        "TRACE / HTTP/1.1, 405, text/html",
        "GET /api/% HTTP/1.1, 400, application/problem+json",
        "TRACE /api/runs HTTP/1.1, 405, application/problem+json",
    })
    void answers_what_is_malformed_in_its_own_words(String line, int status, String type) throws IOException {
        String answer = raw(line + "\r\nHost: localhost\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: " + type)
                .doesNotContainIgnoringCase("tomcat", "HTTP Status", "<b>", "exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/explain?target=%00%ff", "/api/runs?limit=%ff", "/find?text=%ff"})
    void writes_no_page_to_the_log_for_whoever_sends_parameters_that_cannot_be_read(String path) {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        told.start();
        root.addAppender(told);
        try {
            assertThat(served.get("/login?x=%ff").statusCode()).isEqualTo(400);
            assertThat(served.loggedIn().get(path).statusCode()).isEqualTo(400);
        } finally {
            root.detachAppender(told);
        }

        assertThat(told.list).noneMatch(line -> line.getThrowableProxy() != null);
    }

    @Test
    void believes_no_proxy_that_is_not_named() {
        HttpResponse<String> answer = served.send(served.request("/login").header("X-Forwarded-Proto", "https"));
        for (int i = 0; i < 5; i++) {
            served.send(served.request("/api/runs")
                    .header("Authorization", "Basic YWRtaW46d3Jvbmc=")
                    .header("X-Forwarded-For", "192.0.2." + i));
        }
        HttpResponse<String> sixth = served.send(served.request("/api/runs")
                .header("Authorization", "Basic YWRtaW46d3Jvbmc=")
                .header("X-Forwarded-For", "192.0.2.99"));
        world.clock.forward(Duration.ofHours(1));

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(sixth.statusCode()).isEqualTo(429);
    }

    @Test
    void lets_a_browser_run_and_load_nothing_that_is_not_its_own() {
        HttpResponse<String> page = served.loggedIn().get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void no_page_holds_a_script_or_a_style_or_an_address_of_somebody_else() {
        served.loggedIn();

        for (String path : List.of("/", "/jobs", "/jobs/nightly", "/runs", "/reports")) {
            assertThat(served.get(path).body())
                    .doesNotContainPattern("<script(?! src=\"/)")
                    .doesNotContain("<style")
                    .doesNotContain(" style=")
                    .doesNotContainPattern("\\son[a-z]+=")
                    .doesNotContainPattern("(?:src|href|action)=\"(?![/#])");
        }
    }

    @Test
    void shows_a_job_whose_name_is_markup_as_text() {
        String page = served.loggedIn().get("/jobs").body();

        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(served.get("/jobs/%3Cscript%3Ealert(1)").body()).doesNotContain("<script>alert");
        assertThat(served.get("/runs?job=%3Cscript%3Ealert(1)%3C/script%3E&verdict=%22%3E%3Cscript%3E")
                        .body())
                .doesNotContain("<script>");
    }

    @Test
    void hands_out_reports_without_scripts_and_nothing_beside_them() {
        HttpResponse<String> report = served.loggedIn().get("/reports/list.html");

        assertThat(report.body()).isEqualTo("<p>a report</p>");
        assertThat(report.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        for (String path : List.of(
                "/reports/link.html",
                "/reports/secret.txt",
                "/reports/../application.yml",
                "/reports/%2e%2e/outside.html",
                "/reports/..%2foutside.html",
                "/reports/%2Fetc/passwd",
                "/reports//etc/passwd",
                "/reports/x%00.html")) {
            assertThat(served.get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void keeps_what_it_writes_to_itself() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home/serve"))))
                .isEqualTo("rwx------");
        assertThat(folder.resolve("home/serve/serve.sock")).exists();
        assertThat(folder.resolve("home/console-password")).doesNotExist();
    }
}
