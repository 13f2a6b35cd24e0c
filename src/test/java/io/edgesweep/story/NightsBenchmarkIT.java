package io.edgesweep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how long two nights take on a site of 200 sitemaps, of which 3 with 1,000 URLs have changed in the second:
 * {@code ./mvnw -Pbench verify}. {@code -Dbench.site=10000000} is for how many URLs the site has.
 */
class NightsBenchmarkIT {

    private static final int DOCUMENTS = 200;
    private static final int CHANGED_DOCUMENTS = 3;
    private static final int CHANGED_URLS = 1000;

    /** It keeps every target that it was sent; a collector that stands still for seconds would let calls come at once after it. */
    private static final List<String> KEEPS_MUCH = List.of("-XX:+UseG1GC");

    @TempDir
    private Path folder;

    private final AtomicInteger notModified = new AtomicInteger();
    private volatile String changedAt = "";
    private volatile boolean second;

    @Test
    void a_night_of_all_and_a_night_of_what_has_changed() throws Exception {
        long rows = Long.getLong("bench.site", 100_000);
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> answer(exchange, rows));
        web.start();
        try (SandboxProcess sandbox = SandboxProcess.start(folder.resolve("sandbox"), KEEPS_MUCH)) {
            Path home = configured(sandbox, web.getAddress().getPort());

            Duration first = night(home);
            JsonNode all = report(home, 1);
            String steps = steps(home);
            changedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            second = true;
            Duration later = night(home);
            JsonNode changes = report(home, 2);

            System.out.printf(
                    Locale.ROOT,
                    "site of %,d URLs: first night %.1f s, %,d confirmed, %,d calls, %,d refused for their rate; second night"
                            + " %.1f s = 1/%.0f, %,d confirmed, %d sitemaps answered by 304%nfrom and to, in s of the first night:"
                            + " %s%n",
                    rows,
                    first.toMillis() / 1000.0,
                    count(all),
                    all.path("calls").path("submitted").asLong(),
                    all.path("calls").path("refusedForRate").asLong(),
                    later.toMillis() / 1000.0,
                    (double) first.toMillis() / later.toMillis(),
                    count(changes),
                    notModified.get(),
                    steps);
            assertThat(count(all)).isEqualTo(rows);
            assertThat(count(changes)).isEqualTo(CHANGED_URLS);
            assertThat(notModified).hasValue(DOCUMENTS - CHANGED_DOCUMENTS);
        } finally {
            web.stop(0);
        }
    }

    private Path configured(SandboxProcess sandbox, int port) throws IOException {
        Path home =
                Files.createDirectories(folder.resolve("home").resolve("jobs")).getParent();
        Files.writeString(home.resolve("application.yml"), """
                edgesweep:
                  accounts:
                    main:
                      credentials: {secret-id: %s, secret-key: %s}
                      endpoints: {teo: "%s"}
                  sites:
                    www:
                      account: main
                      zone-id: zone-2example0001
                      hosts: [www.example.com]
                      fetch: {allow-private: 127.0.0.1}
                """.formatted(
                        sandbox.secretId(), sandbox.secretKey(), sandbox.endpoint()));
        Files.writeString(
                home.resolve("jobs").resolve("nightly.yml"),
                "site: www\nsources: [{sitemap: 'http://127.0.0.1:" + port + "/index.xml', only: changed}]\n");
        return home;
    }

    /** When each step of the only run began and ended, in seconds after the first began. */
    private static String steps(Path home) throws IOException {
        return LedgerFiles.ask(home.resolve("var"), """
                SELECT GROUP_CONCAT(step_name || ' ' || CAST(%s AS DECIMAL(9,1)) || '-' || CAST(%s AS DECIMAL(9,1))
                    ORDER BY start_time SEPARATOR ', ')
                FROM batch_step_execution WHERE step_name NOT LIKE '%%-lane%%'
                """.formatted(sinceFirst("start_time"), sinceFirst("end_time")));
    }

    private static String sinceFirst(String time) {
        return "DATEDIFF('MILLISECOND', (SELECT MIN(start_time) FROM batch_step_execution), " + time + ") / 1000.0";
    }

    private static Duration night(Path home) throws Exception {
        long began = System.nanoTime();
        Process program = PackagedProgram.startWith(
                List.of("-Xmx512m", "-XX:+UseParallelGC"), home, home.resolve("output"), "run", "nightly");
        assertThat(program.waitFor()).as(() -> text(home.resolve("output"))).isZero();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long count(JsonNode report) {
        return report.path("counts").path("confirmed").asLong();
    }

    private static JsonNode report(Path home, int night) throws IOException {
        try (Stream<Path> runs = Files.list(home.resolve("reports").resolve("nightly"))) {
            Path run = runs.filter(path -> path.getFileName().toString().startsWith("20"))
                    .sorted()
                    .skip(night - 1L)
                    .findFirst()
                    .orElseThrow();
            return JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        }
    }

    private void answer(HttpExchange exchange, long rows) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int document = path.equals("/index.xml") ? -1 : Integer.parseInt(path.replaceAll("[^0-9]", ""));
        String version = second && document >= 0 && document < CHANGED_DOCUMENTS ? "\"2\"" : "\"1\"";
        exchange.getResponseHeaders().set("ETag", version);
        if (document >= 0 && version.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            notModified.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            if (document < 0) {
                index(out, exchange.getLocalAddress().getPort());
            } else {
                urls(out, document, rows);
            }
        }
    }

    private static void index(OutputStream out, int port) throws IOException {
        out.write("<sitemapindex>\n".getBytes(UTF_8));
        for (int document = 0; document < DOCUMENTS; document++) {
            out.write("<sitemap><loc>http://127.0.0.1:%d/map-%d.xml</loc></sitemap>\n"
                    .formatted(port, document)
                    .getBytes(UTF_8));
        }
        out.write("</sitemapindex>\n".getBytes(UTF_8));
    }

    private void urls(OutputStream out, int document, long rows) throws IOException {
        out.write("<urlset>\n".getBytes(UTF_8));
        for (long i = document; i < rows; i += DOCUMENTS) {
            boolean changed = second && document < CHANGED_DOCUMENTS && isChanged(i);
            out.write(("<url><loc>https://www.example.com/shop/category-" + i % 997 + "/product-" + i
                            + ".html</loc><lastmod>" + (changed ? changedAt : "2026-11-20T02:00:00Z")
                            + "</lastmod></url>\n")
                    .getBytes(UTF_8));
        }
        out.write("</urlset>\n".getBytes(UTF_8));
    }

    /** The first of the URLs in the documents that change, so many that together they are as many as wanted. */
    private static boolean isChanged(long i) {
        return i / DOCUMENTS * CHANGED_DOCUMENTS + i % DOCUMENTS < CHANGED_URLS;
    }
}
