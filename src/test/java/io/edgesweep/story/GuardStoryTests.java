package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} behind a proxy that does TLS, which is this machine: whom it believes, how it slows guesses down, and what it notes. */
class GuardStoryTests {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("console.proxies", "127.0.0.1");
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
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

    private static HttpRequest.Builder basic(String path, String password, String from) {
        String pair = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        return served.request(path).header("Authorization", "Basic " + pair).header(FOR, from);
    }

    private static HttpResponse<String> login(String password, String from) {
        String csrf = served.csrf("/login");
        return served.send(served.form("/login", Map.of("username", "admin", "password", password), csrf)
                .header(FOR, from));
    }

    private static String audit() {
        try {
            return Files.readString(folder.resolve("home/audit.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void stays_with_https_and_has_browsers_stay_there() {
        HttpResponse<String> first = served.send(served.request("/jobs/nightly").header(PROTO, "https"));
        served.forget();
        String csrf = served.csrf("/login");
        HttpResponse<String> answer =
                served.send(served.form("/login", Map.of("username", "admin", "password", Served.PASSWORD), csrf)
                        .header(PROTO, "https"));
        HttpResponse<String> plain = served.get("/login");

        assertThat(first.headers().allValues("Location")).allMatch(place -> place.startsWith("/"));
        assertThat(first.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("; Secure"));
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("edgesweep="))
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("HttpOnly"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(plain.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void looks_at_no_more_than_five_of_sixty_guesses_at_once_and_lets_others_in() throws Exception {
        ExecutorService guessers = Executors.newFixedThreadPool(60);
        List<Future<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            HttpRequest.Builder guess = basic("/api/runs", "wrong-guess-" + i, "192.0.2.60");
            guesses.add(guessers.submit(() -> served.send(guess).statusCode()));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> guess : guesses) {
            answers.add(guess.get());
        }
        guessers.shutdown();

        assertThat(answers).containsOnly(401, 429);
        assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
        HttpResponse<String> right = served.send(basic("/api/runs", Served.PASSWORD, "192.0.2.60"));
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElse("")))
                .isBetween(1, 30);
        assertThat(served.send(basic("/api/runs", Served.PASSWORD, "192.0.2.61"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(audit()).contains("\"from\":\"192.0.2.60\",\"did\":\"locked out\"");
    }

    /** What comes before the proxy's own words is the caller's. */
    @Test
    void counts_the_address_that_the_proxy_names_and_not_what_the_caller_says() {
        for (int i = 0; i < 5; i++) {
            served.send(basic("/api/runs", "wrong-guess", "198.51.100." + i + ", 192.0.2.70"));
        }

        assertThat(served.send(basic("/api/runs", Served.PASSWORD, "198.51.100.99, 192.0.2.70"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(served.send(basic("/api/runs", Served.PASSWORD, "198.51.100.1"))
                        .statusCode())
                .isEqualTo(200);
    }

    /** All of an office may come from one address. */
    @Test
    void locks_nobody_out_of_a_browser_that_has_logged_in_before_by_guesses_from_the_same_address() throws Exception {
        login(Served.PASSWORD, "192.0.2.80");
        HttpClient other = HttpClient.newHttpClient();
        for (int i = 0; i < 6; i++) {
            HttpRequest.Builder guess =
                    basic("/api/runs", "wrong-guess", "192.0.2.80").header("Cookie", "edgesweep-known=made-up");
            other.send(guess.build(), HttpResponse.BodyHandlers.discarding());
        }

        assertThat(login(Served.PASSWORD, "192.0.2.80").headers().firstValue("Location"))
                .contains("/");
        served.forget();
        assertThat(login(Served.PASSWORD, "192.0.2.80")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith("/login?later=");
        world.clock.forward(Duration.ofHours(1));
    }

    @Test
    void guesses_at_an_account_that_there_is_not_close_no_other() {
        String pair = Base64.getEncoder().encodeToString("root:wrong".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 6; i++) {
            served.send(served.request("/api/runs")
                    .header("Authorization", "Basic " + pair)
                    .header(FOR, "192.0.2.90"));
        }

        assertThat(served.send(basic("/api/runs", Served.PASSWORD, "192.0.2.90"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void notes_who_asked_for_what_and_no_secret() {
        login("wrong-guess", "192.0.2.100");
        login(Served.PASSWORD, "192.0.2.100");
        served.post("/jobs/nightly", "/jobs/nightly/runs", Map.of("dry", "true"));
        served.send(
                basic("/api/jobs/none/runs", Served.PASSWORD, "192.0.2.101").POST(HttpRequest.BodyPublishers.noBody()));
        world.run("plan", "nightly");
        served.post("/jobs/nightly", "/logout", Map.of());

        assertThat(audit())
                .contains(line("admin", "192.0.2.100", "login failed", ""))
                .contains(line("admin", "192.0.2.100", "login", ""))
                .contains(line("admin", "127.0.0.1", "POST /jobs/nightly/runs", "dry=true -> 302"))
                .contains(line("admin", "192.0.2.101", "POST /api/jobs/none/runs", "-> 404"))
                .contains(line(
                        System.getProperty("user.name") + ", by a command",
                        "localhost",
                        "POST /local/runs",
                        "dryRun=true job=nightly -> 202"))
                .contains(line("admin", "127.0.0.1", "logout", ""))
                .doesNotContain(Served.PASSWORD)
                .doesNotContain("wrong-guess")
                .doesNotContain("_csrf");
    }

    private static String line(String who, String from, String did, String what) {
        return "\"who\":\"" + who + "\",\"from\":\"" + from + "\",\"did\":\"" + did + "\",\"what\":\"" + what + "\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void tells_supervisors_without_a_login_that_it_is_well_and_nothing_else(String path) {
        HttpResponse<String> answer = served.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(served.get("/actuator/health").statusCode()).isEqualTo(401);
        assertThat(served.get(path + "/ledger").statusCode()).isEqualTo(401);
    }

    /** A supervisor starts it again after 10, and not after 2. */
    @Test
    void ends_so_that_it_is_started_again_where_its_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            World.Ending ending = world.run(
                    "serve",
                    "--edgesweep.home=" + folder.resolve("other"),
                    "--edgesweep.console.port=" + taken.getLocalPort());

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("Port " + taken.getLocalPort() + " of 127.0.0.1 is taken")
                    .doesNotContain("\tat ");
            World.Ending sandbox = world.run("sandbox", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(sandbox.exitCode()).as(sandbox.err()).isEqualTo(10);
            assertThat(sandbox.err()).contains("Name another port").doesNotContain("\tat ");
            World.Ending edge = world.run(
                    "sandbox", "--edge=http://127.0.0.1:1", "--edge-port", String.valueOf(taken.getLocalPort()));
            assertThat(edge.exitCode()).as(edge.err()).isEqualTo(10);
            assertThat(edge.err())
                    .contains("edge cannot listen at port " + taken.getLocalPort(), "Name another port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void takes_the_port_of_an_edge_without_an_edge_for_a_mistake() {
        World.Ending ending = world.run("sandbox", "--edge-port=8897");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("--edge-port: is for an edge; add --edge ORIGIN");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65535, 65536})
    void leaves_room_for_the_port_of_the_edges_second_node(int port) {
        World.Ending ending = world.run("sandbox", "--edge=http://127.0.0.1:1", "--edge-port=" + port);

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("--edge-port: '" + port + "' is not a port; allowed: 0 to 65534");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=99999", "--port=-1", "--control-port=65536", "--control-port=-1"})
    void takes_a_port_that_is_none_for_a_mistake(String option) {
        World.Ending ending = world.run("sandbox", option);

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("is not a port; allowed: 0 to 65535").doesNotContain("\tat ");
    }
}
