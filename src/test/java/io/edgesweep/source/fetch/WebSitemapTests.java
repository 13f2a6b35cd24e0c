package io.edgesweep.source.fetch;

import static io.edgesweep.source.Readings.gzip;
import static io.edgesweep.source.Readings.index;
import static io.edgesweep.source.Readings.problems;
import static io.edgesweep.source.Readings.texts;
import static io.edgesweep.source.Readings.urlset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.settings.Fetches;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.Readings;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.TargetSource;
import io.edgesweep.source.WebServer;
import io.edgesweep.source.fetch.WebDocuments.WebParts;
import io.edgesweep.source.sitemap.SitemapTargetSource;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.Site;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSitemapTests {

    private static final String SECRET = "Bearer s3cret";

    private final List<Duration> pauses = new ArrayList<>();
    private final Sleeper sleeper = pauses::add;
    private final AtomicInteger lookups = new AtomicInteger();

    private WebServer server;
    private Site site = new Site("www", List.of("www.example.test", "static.example.test"));
    private FetchSettings settings = Fetches.withParallel(
            Fetches.withHeaders(FetchSettings.DEFAULT, Map.of("Authorization", SECRET))
                    .withAllowPrivate(List.of("127.0.0.1", "www.example.test", "static.example.test", "feeds.test")),
            1);

    /** Every name of ours is this machine; the test resolves none outside. */
    private final Dns resolver = host -> {
        lookups.incrementAndGet();
        if (!host.endsWith(".test")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
    };

    @BeforeEach
    void start() throws IOException {
        server = new WebServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetches_a_sitemap_with_the_configured_headers() throws Exception {
        server.answer("/sitemap.xml", urlset("https://a/1"));
        TargetSource source = source(server.url("/sitemap.xml"));

        List<ReadResult> readings = Readings.of(source);

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(readings.get(0).place().source()).isEqualTo(server.url("/sitemap.xml"));
        assertThat(server.headers().get(0).getFirst("User-Agent")).isEqualTo("edgesweep");
        assertThat(server.headers().get(0).getFirst("Authorization")).isEqualTo(SECRET);
        assertThat(source.name()).isEqualTo(server.url("/sitemap.xml"));
    }

    @Test
    void unzips_what_the_server_zips_on_the_way_and_what_was_zipped_before() throws Exception {
        server.answer("/sitemap.xml.gz", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            WebServer.send(exchange, 200, gzip(gzip(urlset("https://a/1"))));
        });

        assertThat(texts(read("/sitemap.xml.gz"))).containsExactly("https://a/1");
    }

    @Test
    void follows_an_index_to_its_own_host_and_the_sites_hosts_and_no_other() throws Exception {
        server.answer(
                "/index.xml",
                index(
                        server.url("feeds.test", "/a.xml"),
                        server.url("static.example.test", "/b.xml"),
                        server.url("evil.test", "/c.xml"),
                        "/d.xml"));
        for (String name : List.of("a", "b", "c", "d")) {
            server.answer("/" + name + ".xml", urlset("https://a/" + name));
        }

        List<ReadResult> readings = Readings.of(source(server.url("feeds.test", "/index.xml")));

        assertThat(texts(readings)).containsExactly("https://a/a", "https://a/b", "https://a/d");
        assertThat(problems(readings))
                .containsExactly(server.url("feeds.test", "/index.xml") + ":5 lists "
                        + server.url("evil.test", "/c.xml")
                        + ", which is not fetched: host evil.test is neither feeds.test nor one of site www's hosts"
                        + " (www.example.test, static.example.test); if it is to be read, name it in the job");
        assertThat(server.paths()).containsExactly("/index.xml", "/a.xml", "/b.xml", "/d.xml");
        // what the job named alone; the site's other hosts are other servers
        assertThat(server.headers())
                .extracting(headers -> headers.getFirst("Authorization"))
                .containsExactly(SECRET, SECRET, null, SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void follows_a_redirect(int status) throws Exception {
        server.redirect("/sitemap.xml", status, server.url("static.example.test", "/moved/sitemap.xml"));
        server.redirect("/moved/sitemap.xml", status, "here.xml");
        server.answer("/moved/here.xml", urlset("https://a/1"));

        assertThat(texts(read("/sitemap.xml"))).containsExactly("https://a/1");
    }

    @Test
    void follows_five_redirects_and_no_more() throws Exception {
        for (int i = 0; i < 9; i++) {
            server.redirect("/" + i, 302, "/" + (i + 1));
        }
        server.answer("/5", urlset("https://a/1"));

        assertThat(texts(read("/0"))).containsExactly("https://a/1");
        server.redirect("/5", 302, "/6");
        assertThat(problems(read("/0")))
                .containsExactly(
                        server.url("/0")
                                + " redirects more than 5 times (fetch.redirects); if it is no loop, name the address that it ends at");
    }

    @Test
    void says_that_a_redirect_names_no_address() throws Exception {
        server.answer("/sitemap.xml", exchange -> WebServer.send(exchange, 301, new byte[0]));

        assertThat(problems(read("/sitemap.xml")))
                .containsExactly(server.url("/sitemap.xml")
                        + " answers 301, a redirect, and names no Location to go to; have the site corrected");
    }

    @Test
    void sends_nothing_to_a_loopback_address_that_it_is_redirected_to() throws Exception {
        try (WebServer inside = new WebServer()) {
            site = new Site("www", List.of("127.0.0.1"));
            settings = settings.withAllowPrivate(List.of("feeds.test"));
            server.redirect("/sitemap.xml", 302, inside.url("/admin"));

            List<ReadResult> readings = Readings.of(source(server.url("feeds.test", "/sitemap.xml")));

            assertThat(problems(readings))
                    .containsExactly(server.url("feeds.test", "/sitemap.xml")
                            + " is not fetched: 127.0.0.1 is a loopback address; if that is right, name"
                            + " 127.0.0.1 under fetch.allow-private of the site");
            assertThat(inside.paths()).isEmpty();
        }
    }

    @Test
    void sends_nothing_to_the_address_of_a_clouds_metadata() throws Exception {
        site = new Site("www", List.of("169.254.169.254"));
        server.redirect("/sitemap.xml", 302, "http://169.254.169.254/latest/meta-data");

        assertThat(problems(read("/sitemap.xml")))
                .singleElement()
                .asString()
                .contains(" is not fetched: 169.254.169.254 is a link-local address; ");
        assertThat(pauses).isEmpty();
    }

    @Test
    void sends_nothing_to_a_host_that_is_nobodys() throws Exception {
        server.redirect("/sitemap.xml", 302, server.url("evil.test", "/sitemap.xml"));

        assertThat(problems(read("/sitemap.xml")))
                .singleElement()
                .asString()
                .contains(" redirects to " + server.url("evil.test", "/sitemap.xml") + ", which is not fetched: ");
        assertThat(server.paths()).containsExactly("/sitemap.xml");
    }

    @Test
    void refuses_a_private_address_that_nobody_has_allowed() throws Exception {
        server.answer("/sitemap.xml", urlset("https://a/1"));
        settings = FetchSettings.DEFAULT;

        assertThat(problems(read("/sitemap.xml"))).singleElement().asString().contains("a loopback address");
        assertThat(problems(Readings.of(source(server.url("feeds.test", "/sitemap.xml")))))
                .singleElement()
                .asString()
                .contains(" is not fetched: feeds.test is 127.0.0.1, a loopback address; ");
        assertThat(server.paths()).isEmpty();
    }

    @Test
    void looks_a_host_up_once_and_connects_to_what_it_checked() throws Exception {
        server.answer("/sitemap.xml", urlset("https://a/1"));

        Readings.of(source(server.url("feeds.test", "/sitemap.xml")));

        assertThat(lookups).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 400, 401, 403, 404, 410})
    void says_the_status_of_a_document_that_is_not_there(int status) throws Exception {
        server.answer("/index.xml", index(server.url("/gone.xml"), server.url("/a.xml")));
        server.answer("/gone.xml", exchange -> WebServer.send(exchange, status, new byte[0]));
        server.answer("/a.xml", urlset("https://a/1"));

        List<ReadResult> readings = read("/index.xml");

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings))
                .singleElement()
                .asString()
                .startsWith(server.url("/gone.xml") + " answered " + status)
                .endsWith(" (listed at " + server.url("/index.xml") + ":3)");
        assertThat(server.paths()).containsExactly("/index.xml", "/gone.xml", "/a.xml");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void tries_again_twice_when_that_may_help(int status) throws Exception {
        AtomicInteger queries = new AtomicInteger();
        server.answer("/sitemap.xml", exchange -> {
            boolean late = queries.incrementAndGet() > 2;
            WebServer.send(exchange, late ? 200 : status, late ? utf8(urlset("https://a/1")) : new byte[0]);
        });

        List<ReadResult> readings = read("/sitemap.xml");

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(pauses).hasSize(2).allMatch(pause -> pause.toMillis() >= 500 && pause.toMillis() <= 3000);
    }

    @Test
    void gives_up_after_three_attempts_and_lets_the_client_make_none_of_its_own() throws Exception {
        server.answer("/sitemap.xml", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            WebServer.send(exchange, 503, new byte[0]);
        });

        assertThat(problems(read("/sitemap.xml")))
                .containsExactly(server.url("/sitemap.xml")
                        + " could not be fetched in 3 attempts: answered 503; run again later");
        assertThat(server.paths()).hasSize(3);
    }

    @Test
    void fetches_a_document_again_whose_connection_broke_and_reads_no_row_twice() throws Exception {
        byte[] whole = utf8(urlset("https://a/1", "https://a/2", "https://a/3"));
        AtomicInteger queries = new AtomicInteger();
        server.answer("/sitemap.xml", exchange -> {
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, queries.incrementAndGet() > 1 ? whole.length : 150);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(texts(read("/sitemap.xml"))).containsExactly("https://a/1", "https://a/2", "https://a/3");
        assertThat(queries).hasValue(2);
    }

    @Test
    void waits_no_longer_than_the_timeout_for_a_document_that_trickles_in() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        settings = Fetches.withTimeout(settings, Duration.ofMillis(100));
        server.answer("/sitemap.xml", exchange -> trickle(exchange, over));

        List<ReadResult> readings = read("/sitemap.xml");

        over.countDown();
        assertThat(problems(readings))
                .containsExactly(server.url("/sitemap.xml")
                        + " could not be fetched in 3 attempts: no answer in time (fetch.timeout is 0.1 s)");
    }

    @Test
    void says_so_when_nobody_listens_or_the_name_is_not_known() throws Exception {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress("127.0.0.1", 0));

            assertThat(problems(Readings.of(source("http://127.0.0.1:" + deaf.getLocalPort() + "/"))))
                    .singleElement()
                    .asString()
                    .contains(" could not be fetched in 3 attempts: Failed to connect to ");
        }
        assertThat(problems(Readings.of(source("http://nowhere.invalid/sitemap.xml"))))
                .containsExactly(
                        "http://nowhere.invalid/sitemap.xml could not be fetched in 3 attempts: the host's name"
                                + " cannot be resolved (nowhere.invalid); check the address and the DNS");
    }

    @Test
    void reads_no_more_bytes_than_allowed_and_keeps_what_they_hold() throws Exception {
        String xml = urlset("https://a/1", "https://a/2", "https://a/3");
        server.answer("/sitemap.xml", xml);
        settings = maxBytes(xml.length());
        List<ReadResult> whole = read("/sitemap.xml");
        settings = maxBytes(xml.indexOf("https://a/3"));

        List<ReadResult> part = read("/sitemap.xml");

        assertThat(texts(whole)).hasSize(3);
        assertThat(texts(part)).containsExactly("https://a/1", "https://a/2");
        assertThat(problems(part))
                .singleElement()
                .asString()
                .endsWith(" bytes as it is sent (fetch.bytes); the rest is not read. Have the sitemap split");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "text/xml; charset=GBK           | -          | GBK        | /x.xml",
                "application/xml;charset=\"gb2312\" | -        | GB18030    | /x.xml",
                "text/xml; charset=utf-8         | ISO-8859-1 | UTF-8      | /x.xml",
                "application/rss+xml; charset=GBK | UTF-8     | GBK        | /x.xml",
                "text/xml                        | GBK        | GBK        | /x.xml",
                "text/xml; charset=nonsense      | GBK        | GBK        | /x.xml",
                "text/xml; charset=GBK           | -          | UTF-16     | /x.xml",
                "application/octet-stream; charset=GBK | -    | UTF-8      | /x.xml",
                "text/plain; charset=GBK         | -          | GBK        | /x.txt",
                "text/plain                      | -          | UTF-8      | /x.txt",
            })
    void goes_by_the_charset_that_the_server_says(
            String contentType, @Nullable String declared, String written, String path) throws Exception {
        String url = "https://a/\u4e2d\u6587.html";
        String xml = "<?xml version='1.0'" + (declared == null ? "" : " encoding='" + declared + "'")
                + "?><urlset><url><loc>" + url + "</loc></url></urlset>";
        server.answer(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            WebServer.send(exchange, 200, (path.endsWith(".txt") ? url : xml).getBytes(Charset.forName(written)));
        });

        assertThat(texts(read(path))).containsExactly(url);
    }

    @Test
    void tells_that_a_document_declares_another_charset_than_its_server() throws Exception {
        server.answer("/sitemap.xml", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=ISO-8859-1");
            WebServer.send(
                    exchange,
                    200,
                    utf8(
                            "<?xml version='1.0' encoding='utf-8'?><urlset><url><loc>https://a/\u00e9</loc></url></urlset>"));
        });

        List<ReadResult> readings = read("/sitemap.xml");

        assertThat(readings.get(0))
                .isEqualTo(new ReadResult.Note(
                        new Place(server.url("/sitemap.xml"), 0),
                        Reason.of("source.other-charset", "ISO-8859-1", "UTF-8")));
        assertThat(texts(readings)).containsExactly("https://a/\u00c3\u00a9");
    }

    @Test
    void reads_a_document_once_though_a_redirect_leads_to_it_again() throws Exception {
        server.answer("/index.xml", index(server.url("/a.xml"), server.url("/b.xml"), server.url("/a.xml#again")));
        server.answer("/a.xml", urlset("https://a/1"));
        server.redirect("/b.xml", 302, "/a.xml");

        List<ReadResult> readings = read("/index.xml");

        assertThat(texts(readings)).containsExactly("https://a/1");
        assertThat(problems(readings))
                .containsExactly(
                        server.url("/b.xml") + " redirects to " + server.url("/a.xml")
                                + ", which was listed before; it is read once (listed at " + server.url("/index.xml")
                                + ":4)",
                        server.url("/index.xml") + ":5 lists " + server.url("/a.xml")
                                + ", which was listed before; it is read once");
        assertThat(server.paths()).containsExactly("/index.xml", "/a.xml", "/b.xml");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void asks_for_no_document_twice_however_indexes_and_redirects_lead_to_it(int parallel) throws Exception {
        settings = Fetches.withParallel(settings, parallel);
        server.answer("/robots.txt", "Sitemap: /1.xml\nSitemap: /moved.xml\nSitemap: /2.xml\nSitemap: /1.xml#again\n");
        server.redirect("/moved.xml", 301, "/1.xml");
        server.answer("/1.xml", index("/a.xml", "/shared.xml", "/b.xml", "/c.xml", "/1.xml"));
        server.answer("/2.xml", index("/shared.xml", "/old.xml", "/d.xml", "/a.xml"));
        server.answer("/shared.xml", index("/e.xml", "/f.xml"));
        server.redirect("/old.xml", 302, "/older.xml");
        server.redirect("/older.xml", 302, "/b.xml");
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            server.answer("/" + name + ".xml", urlset("https://a/" + name));
        }

        List<ReadResult> readings = read("/robots.txt");

        assertThat(texts(readings))
                .containsExactlyInAnyOrder(
                        "https://a/a", "https://a/b", "https://a/c", "https://a/d", "https://a/e", "https://a/f");
        assertThat(server.paths()).doesNotHaveDuplicates();
    }

    @Test
    void tells_no_header_in_any_message() throws Exception {
        server.answer("/index.xml", index("/404.xml", "/503.xml", "/broken.xml", "https://evil.test/", "/index.xml"));
        server.answer("/503.xml", exchange -> WebServer.send(exchange, 503, utf8(SECRET)));
        server.answer("/broken.xml", HttpExchange::close);

        List<ReadResult> readings = read("/index.xml");

        assertThat(problems(readings)).hasSize(5).noneMatch(problem -> problem.contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:s3cret@www.example.test/sitemap.xml", "https://s3cret@www.example.test/"})
    void takes_no_password_in_a_url_and_does_not_show_it(String url) {
        TargetSource source = source(url);

        assertThat(source.name()).startsWith("https://***@www.example.test/");
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(source::open)
                .withMessageContaining("carries a user name or password; send it as a header")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sitemap.xml", "ftp://www.example.test/sitemap.xml", "https://", "https://a b/"})
    void refuses_what_is_no_url(String text) {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source(text).open())
                .withMessageStartingWith(text + ": is no http or https URL; ");
    }

    @Test
    void ends_when_it_is_interrupted_while_it_fetches() throws Exception {
        server.answer("/sitemap.xml", urlset("https://a/1"));

        try (RowReader reader = source(server.url("/sitemap.xml")).open()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(SourceException.class).isThrownBy(reader::read);
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void ends_when_it_is_interrupted_while_it_waits() throws Exception {
        Sleeper interrupted = pause -> {
            throw new InterruptedException();
        };
        TargetSource source = source(server.url("/sitemap.xml"), interrupted);
        server.answer("/sitemap.xml", exchange -> WebServer.send(exchange, 503, new byte[0]));

        try (RowReader reader = source.open()) {
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(reader::read)
                    .withMessage(server.url("/sitemap.xml") + ": reading was interrupted");
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private FetchSettings maxBytes(int maxBytes) {
        return Fetches.withBytes(settings, maxBytes, 1 << 20);
    }

    /** Whole after two seconds, and never still for long. */
    private static void trickle(HttpExchange exchange, CountDownLatch over) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 100 && !over.await(20, TimeUnit.MILLISECONDS); i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseBody().write(utf8("<urlset/>"));
        exchange.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ReadResult> read(String path) throws SourceException {
        return Readings.of(source(server.url(path)));
    }

    private TargetSource source(String url) {
        return source(url, sleeper);
    }

    private TargetSource source(String url, Sleeper pausing) {
        return SitemapTargetSource.ofUrl(
                url,
                site,
                Set.of(),
                new WebParts(settings, Proxies.NONE, pausing, InstantSource.system(), resolver, HttpValidators.NONE));
    }
}
