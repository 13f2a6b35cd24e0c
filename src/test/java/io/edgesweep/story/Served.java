package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.session.ServeSocket;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A {@code serve} in this process, and a browser without a screen. */
final class Served implements AutoCloseable {

    static final String PASSWORD = "open-sesame-1";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Thread thread;
    private final AtomicReference<World.Ending> ending = new AtomicReference<>();
    private final World world;
    private HttpClient client = newClient();
    private final Path home;
    private final URI console;

    private Served(World world, Path home) {
        this.world = world;
        this.home = home;
        this.thread = new Thread(() -> ending.set(world.run("serve", "--edgesweep.home=" + home)), "serve");
        thread.start();
        waitFor(() -> !thread.isAlive() || console(home).isPresent());
        assertThat(thread.isAlive()).as(() -> "it ended: " + ending.get()).isTrue();
        this.console = console(home).orElseThrow();
    }

    static Served in(World world) {
        return new Served(world, world.folder().resolve("home"));
    }

    static Served in(World world, Path home) {
        return new Served(world, home);
    }

    /** Where the console is of whoever answers at the home folder's socket; empty when nobody does. */
    static Optional<URI> console(Path home) {
        try {
            String answer = command(home, "local/serve", null);
            return Optional.of(URI.create(answer.replaceFirst(".*\"console\":\"([^\"]+)\".*", "$1")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is answered to a question over the socket. */
    String ask(String path) {
        return overSocket(path, null);
    }

    /** What is answered to an order over the socket. */
    String order(String path, String json) {
        return overSocket(path, json);
    }

    private String overSocket(String path, @Nullable String json) {
        try {
            return command(home, path, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String command(Path home, String path, @Nullable String json) throws IOException {
        HttpUrl url = HttpUrl.get("http://localhost/" + path);
        Request request = json == null
                ? new Request.Builder().url(url).build()
                : new Request.Builder()
                        .url(url)
                        .post(RequestBody.create(json, MediaType.get("application/json")))
                        .build();
        try (Response answer = ServeSocket.client(home, Duration.ofSeconds(10))
                .newCall(request)
                .execute()) {
            String body = answer.body().string();
            assertThat(answer.isSuccessful()).as(body).isTrue();
            return body;
        }
    }

    static void waitFor(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for has not come").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    /** Closes the browser, and opens another one. */
    void forget() {
        client = newClient();
    }

    URI uri(String path) {
        return console.resolve(path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** Sends a form, with the token that the page brings on which it is. */
    HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        return send(form(path, fields, csrf(page)));
    }

    HttpRequest.Builder form(String path, Map<String, String> fields, String csrf) {
        String body = fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encoded(csrf)));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String csrf(String page) {
        Matcher matcher = CSRF.matcher(get(page).body());
        assertThat(matcher.find()).as("a token in " + page).isTrue();
        return matcher.group(1);
    }

    HttpResponse<String> login(String password) {
        return post("/login", "/login", Map.of("username", "admin", "password", password));
    }

    Served loggedIn() {
        assertThat(login(PASSWORD).headers().firstValue("Location").orElse("")).endsWith("/");
        return this;
    }

    /** Ends it, and starts it again; the browser stays open. */
    Served again() {
        stop();
        Served next = new Served(world, home);
        next.client = client;
        return next;
    }

    /** The database may swallow an interrupt while it waits for another transaction; so it is told until it has ended. */
    private void stop() {
        try {
            while (thread.isAlive()) {
                thread.interrupt();
                thread.join(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        world.close();
        assertThat(ending.get().err()).doesNotContain("Unexpected");
    }
}
