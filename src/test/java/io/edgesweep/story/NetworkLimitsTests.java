package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What those can take up of {@code serve} who have no login. */
class NetworkLimitsTests {

    private static final int ALLOWED = 20;

    /** Another of this machine's own addresses. */
    private static final String PROXY = "127.0.0.9";

    @TempDir
    private static Path folder;

    private static World world;
    private static Served served;

    @BeforeAll
    static void serve() {
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("console.request-time", "2s")
                .configured("console.connections", "100")
                .configured("console.proxies", PROXY)
                .configured("console.connections-per-address", String.valueOf(ALLOWED));
        world.urlFile("urls.csv", 1);
        world.jobFor("nightly", folder.resolve("urls.csv"));
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

    @Test
    void opens_no_session_before_a_login() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String path : List.of("/", "/jobs/nightly", "/login", "/api/runs", "/actuator/health", "/none")) {
            answers.add(served.get(path));
        }
        answers.add(served.login("wrong password"));
        answers.add(served.send(served.form("/jobs/nightly/runs", Map.of("dry", "false"), "made-up")));
        answers.add(served.send(served.form("/login", Map.of("username", "admin"), "made-up")));
        answers.add(served.send(
                served.request("/api/jobs/nightly/runs").POST(HttpRequest.BodyPublishers.ofString("nonsense"))));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("edgesweep="))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict")));
        assertThat(served.login(Served.PASSWORD).headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("edgesweep="));
    }

    @Test
    void goes_after_a_login_where_one_wanted_to() {
        served.get("/jobs/nightly?");

        String place =
                served.login(Served.PASSWORD).headers().firstValue("Location").orElseThrow();

        assertThat(place).contains("/jobs/nightly");
        assertThat(served.send(HttpRequest.newBuilder(served.uri("/").resolve(place)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jobs/nightly/runs",
                "/jobs/nightly/runs",
                "/login",
                "/assets/console.css",
                "/actuator/health"
            })
    void reads_nothing_of_an_upload_before_a_login(String path) throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + "Content-Length: 30000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"file\";"
                            + " filename=\"a\"\r\n\r\n" + "y".repeat(2_000));

            // The answer comes although the file does not.
            assertThat(status(socket)).isIn("302", "401");
            try (Stream<Path> files = Files.list(folder.resolve("home/uploads"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 30000\r\n\r\nusername="
            })
    void cuts_off_whoever_sends_slower_than_allowed(String begin) throws IOException {
        try (Socket socket = connect()) {
            send(socket, begin);

            Served.waitFor(() -> !sends(socket, begin.isEmpty() ? "" : "x"));
            assertThat(world.run("runs").exitCode()).isZero();
        }
    }

    @Test
    void takes_no_more_connections_of_an_address_than_allowed_and_answers_commands_meanwhile() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < ALLOWED + 10; i++) {
                Socket socket = connect();
                slow.add(socket);
                socket.getOutputStream().write("GET ".getBytes(StandardCharsets.US_ASCII));
            }

            Served.waitFor(() -> isClosed(slow.get(slow.size() - 1)));
            assertThat(world.run("runs").exitCode()).isZero();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Served.waitFor(() -> isAnswered());
    }

    @Test
    void takes_as_many_connections_as_there_may_be_of_a_proxy() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < ALLOWED + 10; i++) {
                Socket socket = new Socket(
                        InetAddress.getByName("127.0.0.1"), served.uri("/").getPort(), InetAddress.getByName(PROXY), 0);
                socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
                sockets.add(socket);
                // At once, for a request may not take long; its connection stays open.
                send(socket, "GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(status(socket)).isEqualTo("200");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean isAnswered() {
        try (Socket socket = connect()) {
            send(socket, "GET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return status(socket).equals("200");
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", served.uri("/").getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException e) {
            // It was cut off in the middle; what came back can be read all the same.
        }
    }

    /** Whether the other side still takes something. */
    private static boolean sends(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return !isClosed(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(200);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String status(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII).replace("HTTP/1.1 ", "");
    }
}
