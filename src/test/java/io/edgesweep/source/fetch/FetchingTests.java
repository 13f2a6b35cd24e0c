package io.edgesweep.source.fetch;

import static io.edgesweep.source.Readings.index;
import static io.edgesweep.source.Readings.problems;
import static io.edgesweep.source.Readings.texts;
import static io.edgesweep.source.Readings.urlset;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.edgesweep.page.RawServer;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.Fetches;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.Readings;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.WebServer;
import io.edgesweep.source.fetch.WebDocuments.WebParts;
import io.edgesweep.source.sitemap.SitemapTargetSource;
import io.edgesweep.targets.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a server, how often, and how much of what it sends is taken. */
class FetchingTests {

    private static final String DATE = "Tue, 24 Nov 2026 02:00:00 GMT";

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:10Z");

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Memory memory = new Memory();
    private FetchSettings settings =
            Fetches.withParallel(FetchSettings.DEFAULT.withAllowPrivate(List.of("127.0.0.1")), 1);
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void does_not_read_again_what_its_server_says_has_not_changed() throws Exception {
        server.answer("/index.xml", versioned("v1", index("/a.xml", "/b.xml")));
        server.answer("/a.xml", versioned("a1", urlset("https://a/1")));
        server.answer("/b.xml", versioned("b1", urlset("https://b/1")));
        assertThat(texts(read("/index.xml"))).containsExactly("https://a/1", "https://b/1");
        server.answer("/b.xml", versioned("b2", urlset("https://b/2")));

        List<ReadResult> second = read("/index.xml");

        assertThat(texts(second)).containsExactly("https://b/2");
        assertThat(problems(second)).isEmpty();
        assertThat(memory.unmodified).containsExactly(URI.create(server.url("/a.xml")));
        assertThat(memory.known)
                .containsOnly(
                        Map.entry(URI.create(server.url("/a.xml")), new HttpValidator("\"a1\"", DATE)),
                        Map.entry(URI.create(server.url("/b.xml")), new HttpValidator("\"b2\"", DATE)));
        assertThat(server.headers().get(4).getFirst("If-None-Match")).isEqualTo("\"a1\"");
        assertThat(server.headers().get(4).getFirst("If-Modified-Since")).isEqualTo(DATE);
    }

    @Test
    void keeps_the_version_of_where_a_document_was_found() throws Exception {
        server.redirect("/sitemap.xml", 302, "/moved.xml");
        server.answer("/moved.xml", versioned("m1", urlset("https://a/1")));

        read("/sitemap.xml");

        assertThat(memory.known).containsOnlyKeys(URI.create(server.url("/moved.xml")));
        assertThat(texts(read("/sitemap.xml"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<urlset><url><loc>https://a/1</loc></url>", "<html></html>"})
    void keeps_no_version_of_what_was_not_read_to_its_end(String document) throws Exception {
        server.answer("/sitemap.xml", versioned("v1", document));

        assertThat(problems(read("/sitemap.xml"))).hasSize(1);

        assertThat(memory.known).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "60, PT1M",
    })
    void waits_as_long_as_the_server_asks(String retryAfter, Duration expected) throws Exception {
        server.answer("/sitemap.xml", busyOnce(retryAfter));

        assertThat(texts(read("/sitemap.xml"))).containsExactly("https://a/1");
        assertThat(pauses).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "soon", "Tue, 24 Nov 2026 01:00:00 GMT", "99999999999999999999", "sp\u00e4ter"})
    void waits_by_its_own_measure_where_the_server_says_nothing_of_use(String retryAfter) throws Exception {
        server.answer("/sitemap.xml", busyOnce(retryAfter));

        assertThat(texts(read("/sitemap.xml"))).containsExactly("https://a/1");
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(1500)));
    }

    @Test
    void holds_a_date_to_wait_for_against_the_servers_own_clock() {
        assertThat(RetryAfter.of("Tue, 24 Nov 2026 02:00:20 GMT", DATE, NOW)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryAfter.of("Tue, 24 Nov 2026 01:59:20 GMT", DATE, NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Dec 2026 08:49:37 GMT", "Sunday, 06-Dec-26 08:49:37 GMT", "Sun Dec  6 08:49:37 2026"})
    void holds_a_date_in_any_of_its_three_forms_against_our_clock_where_the_server_tells_no_time(String date) {
        Instant until = Instant.parse("2026-12-06T08:49:37Z");

        assertThat(RetryAfter.of(date, null, until.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryAfter.of(date, "no date", until.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryAfter.of(date, null, until.plusSeconds(3))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 100 Go\r\n\r\nHTTP/1.1 100 Go\r\n\r\n"
            })
    void says_so_where_an_answer_is_no_http(String answer) throws Exception {
        settings = Fetches.withTries(settings, 1, Duration.ofMillis(1));
        try (RawServer raw = new RawServer(answer)) {
            assertThat(problems(readFrom(raw.address().shown() + "/sitemap.xml")))
                    .singleElement()
                    .asString()
                    .contains("sends what is no HTTP; check whether the server is up");
        }
    }

    @Test
    void does_not_wait_longer_than_it_may() throws Exception {
        server.answer("/sitemap.xml", busyOnce("61"));

        assertThat(problems(read("/sitemap.xml")))
                .containsExactly(
                        server.url("/sitemap.xml")
                                + " answered 503 and asks for a pause of 61 s, which is longer than fetch.longest-wait; run later, or raise that");
        assertThat(pauses).isEmpty();
    }

    @Test
    void tries_as_often_as_it_is_told() throws Exception {
        settings = Fetches.withTries(settings, 1, Duration.ofMillis(1));
        server.answer("/sitemap.xml", exchange -> WebServer.send(exchange, 503, new byte[0]));

        assertThat(problems(read("/sitemap.xml")))
                .containsExactly(server.url("/sitemap.xml")
                        + " could not be fetched in 1 attempt: answered 503; run again later");
    }

    @Test
    void fetches_no_more_bytes_in_all_than_allowed_and_says_once_what_it_leaves_out() throws Exception {
        String first = urlset("https://a/1");
        server.answer("/index.xml", index("/a.xml", "/b.xml", "/c.xml", "/d.xml"));
        server.answer("/a.xml", first);
        server.answer("/b.xml", urlset("https://b/1", "https://b/2"));
        int total = index("/a.xml", "/b.xml", "/c.xml", "/d.xml").length()
                + first.length()
                + urlset("https://b/1").indexOf("</urlset>");
        settings = Fetches.withBytes(settings, 1 << 20, total);

        List<ReadResult> readings = read("/index.xml");

        assertThat(texts(readings)).containsExactly("https://a/1", "https://b/1");
        assertThat(problems(readings)).hasSize(2);
        assertThat(problems(readings).get(0)).contains("fetch.total-bytes");
        assertThat(problems(readings).get(1))
                .contains("/c.xml is not fetched: ")
                .endsWith("(fetch.total-bytes); neither are the 1 that follow");
        assertThat(server.paths()).doesNotContain("/d.xml");
    }

    @Test
    void takes_no_longer_in_all_than_allowed() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        settings = Fetches.withTries(Fetches.withTotalTime(settings, Duration.ofSeconds(2)), 1, Duration.ofMillis(1));
        server.answer("/index.xml", index("/slow.xml", "/b.xml", "/c.xml"));
        server.answer("/slow.xml", exchange -> {
            await(over);
            exchange.close();
        });

        List<ReadResult> readings = read("/index.xml");

        over.countDown();
        assertThat(problems(readings)).hasSize(2);
        assertThat(problems(readings).get(1))
                .contains("/b.xml is not fetched: ")
                .contains("fetch.total-time");
        assertThat(server.paths()).containsExactly("/index.xml", "/slow.xml");
    }

    @Test
    void fetches_several_documents_at_once_and_reads_them_in_the_order_of_the_index() throws Exception {
        settings = Fetches.withParallel(settings, 3);
        CountDownLatch together = new CountDownLatch(3);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String url = "https://a/" + i;
            paths.add("/" + i + ".xml");
            server.answer("/" + i + ".xml", exchange -> {
                together.countDown();
                await(together);
                WebServer.send(exchange, 200, utf8(urlset(url)));
            });
        }
        server.answer("/index.xml", index(paths.toArray(String[]::new)));

        List<ReadResult> readings = read("/index.xml");

        assertThat(texts(readings))
                .containsExactly(
                        "https://a/0",
                        "https://a/1",
                        "https://a/2",
                        "https://a/3",
                        "https://a/4",
                        "https://a/5",
                        "https://a/6",
                        "https://a/7",
                        "https://a/8");
        assertThat(server.paths()).hasSize(10);
    }

    @Test
    void never_asks_for_more_documents_at_once_than_it_may() throws Exception {
        settings = Fetches.withParallel(settings, 2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            paths.add("/" + i + ".xml");
            server.answer("/" + i + ".xml", exchange -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                byte[] body = utf8(urlset("https://a/1"));
                now.decrementAndGet();
                WebServer.send(exchange, 200, body);
            });
        }
        server.answer("/index.xml", index(paths.toArray(String[]::new)));

        assertThat(texts(read("/index.xml"))).hasSize(20);
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void goes_on_with_its_brothers_when_a_child_that_is_fetched_ahead_fails() throws Exception {
        settings = Fetches.withParallel(settings, 2);
        server.answer("/index.xml", index("/a.xml", "/gone.xml", "https://evil.test/b.xml", "/c.xml"));
        server.answer("/a.xml", urlset("https://a/1"));
        server.answer("/c.xml", urlset("https://c/1"));

        List<ReadResult> readings = read("/index.xml");

        assertThat(texts(readings)).containsExactly("https://a/1", "https://c/1");
        assertThat(problems(readings)).hasSize(2);
    }

    @Test
    void finds_the_sitemaps_that_a_robots_txt_names() throws Exception {
        server.answer("/robots.txt", """
                User-agent: *
                Disallow: /private
                Sitemap: %s
                sitemap:/b.xml # ours too
                # Sitemap: /c.xml
                Sitemap: https://evil.test/d.xml
                """.formatted(server.url("/a.xml")));
        server.answer("/a.xml", index("/e.xml"));
        server.answer("/b.xml", urlset("https://b/1"));
        server.answer("/e.xml", urlset("https://e/1"));

        List<ReadResult> readings = read("/robots.txt");

        assertThat(texts(readings)).containsExactly("https://e/1", "https://b/1");
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .contains("robots.txt:6 lists https://evil.test/d.xml");
    }

    @Test
    void says_so_when_a_robots_txt_names_no_sitemap() throws Exception {
        server.answer("/robots.txt", "User-agent: *\nDisallow: /\n");

        assertThat(problems(read("/robots.txt"))).singleElement().asString().contains("names no sitemap");
    }

    private List<ReadResult> read(String path) throws SourceException {
        return readFrom(server.url(path));
    }

    private List<ReadResult> readFrom(String url) throws SourceException {
        Site site = new Site("www", List.of("www.example.test"));
        WebParts parts = new WebParts(settings, Proxies.NONE, pauses::add, () -> NOW, Dns.SYSTEM, memory);
        return Readings.of(SitemapTargetSource.ofUrl(url, site, Set.of(), parts));
    }

    private static HttpHandler versioned(String version, String body) {
        return exchange -> {
            boolean known =
                    ("\"" + version + "\"").equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
            exchange.getResponseHeaders().set("Last-Modified", DATE);
            WebServer.send(exchange, known ? 304 : 200, known ? new byte[0] : utf8(body));
        };
    }

    private static HttpHandler busyOnce(String retryAfter) {
        AtomicInteger queries = new AtomicInteger();
        return exchange -> {
            if (queries.incrementAndGet() > 1) {
                WebServer.send(exchange, 200, utf8(urlset("https://a/1")));
                return;
            }
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            WebServer.send(exchange, 503, new byte[0]);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps what it is told. */
    private static final class Memory implements HttpValidators {

        private final Map<URI, HttpValidator> known = new HashMap<>();
        private final List<URI> unmodified = new ArrayList<>();

        @Override
        public Optional<HttpValidator> of(URI document) {
            return Optional.ofNullable(known.get(document));
        }

        @Override
        public void fetched(URI document, String asked, HttpValidator validator) {
            known.put(document, validator);
        }

        @Override
        public void unmodified(URI document) {
            unmodified.add(document);
        }
    }
}
