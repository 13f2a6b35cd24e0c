package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.edgesweep.language.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night on which everything that a stranger can put into a sitemap is in it. */
class HostileStoryTests {

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> insideAsked = new CopyOnWriteArrayList<>();
    private final Map<String, String> children = new LinkedHashMap<>();
    private HttpServer web;
    private HttpServer inside;

    @BeforeEach
    void startServers() throws IOException {
        web = server();
        inside = server();
        serve(inside, "/", exchange -> {
            insideAsked.add(exchange.getRequestURI().toString());
            send(exchange, utf8("secret"));
        });
    }

    @AfterEach
    void stopServers() {
        over.countDown();
        web.stop(0);
        inside.stop(0);
        threads.shutdownNow();
    }

    @Test
    void each_attack_ends_by_its_limit_and_the_rest_of_the_job_goes_on() throws IOException {
        byte[] bomb = gzip(gzip(utf8("<urlset>" + "<x/>".repeat(3_000_000))));
        child("/first.xml", "", exchange -> send(exchange, utf8(urlset(World.url(1)))));
        child("/index.xml", "was listed before", HostileStoryTests::ignore);
        child("/deep-1.xml", "is an index within 3 others", HostileStoryTests::ignore);
        for (int i = 1; i <= 1000; i++) {
            byte[] next = utf8("<sitemapindex>" + sitemap("/deep-" + (i + 1) + ".xml") + "</sitemapindex>");
            serve(web, "/deep-" + i + ".xml", exchange -> send(exchange, next));
        }
        child("/bomb.xml.gz", "times its size when unzipped", exchange -> send(exchange, bomb));
        child("/slow.xml", "no answer in time", exchange -> trickle(exchange, 50));
        child("/endless.xml", "bytes as it is sent", exchange -> trickle(exchange, 0));
        child("/loopback.xml", "which is not fetched", redirect("http://localhost:" + port(inside) + "/admin"));
        child("/metadata.xml", "which is not fetched", redirect("http://169.254.169.254/latest/meta-data"));
        child("/file.xml", "no http or https URL", redirect("file:///etc/passwd"));
        child(
                "/nul.xml",
                "is not well-formed XML",
                exchange -> send(exchange, utf8("<urlset><url><loc>https://\0/</loc>")));
        child("/login.xml", "its root element is html", exchange -> send(exchange, utf8("<html></html>")));
        child("/entities.xml", "", exchange -> send(exchange, utf8("""
                <!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY x SYSTEM "http://127.0.0.1:%d/entity"><!ENTITY f SYSTEM "file:///etc/passwd">]>
                <urlset><url><loc>&b;</loc></url><url><loc>&x;</loc></url><url><loc>&f;</loc></url></urlset>
                """.formatted(port(inside)))));
        child("/last.xml", "", exchange -> send(exchange, utf8(urlset(World.url(2)))));
        StringBuilder index = new StringBuilder("<sitemapindex>");
        children.keySet().forEach(path -> index.append(sitemap(path)));
        serve(web, "/index.xml", exchange -> send(exchange, utf8(index + "</sitemapindex>")));

        try (World world = new World(folder)) {
            Path csv = world.file("urls.csv", "url,note", "=cmd|' /C calc'!A0,x", World.url(3) + ",@SUM(1)", "\0,\0");
            world.configured("sites.www.fetch.allow-private", "127.0.0.1");
            world.configured("sites.www.fetch.timeout", "3s");
            world.configured("sites.www.fetch.tries", "1");
            world.configured("sites.www.fetch.bytes", "1MB");
            world.configured("sites.www.fetch.ratio", "200");
            world.job("nightly", """
                    site: www
                    sources:
                      - sitemap: http://127.0.0.1:%d/index.xml
                      - csv: %s
                    """.formatted(port(web), csv));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(8).invalid(5).confirmed(3).line());
            assertThat(insideAsked).isEmpty();
            children.values().stream().filter(reason -> !reason.isEmpty()).forEach(reason -> assertThat(
                            world.report("nightly").findings())
                    .as(reason)
                    .anySatisfy(finding ->
                            assertThat(Words.english().say(finding.reason())).contains(reason)));
            assertThat(world.reportFile("nightly", "targets.csv").lines()).noneMatch(line -> line.contains(",=cmd"));
            assertThat(world.reportFile("nightly", "targets.csv")).doesNotContain("root:");
        }
    }

    /** @param reason what the report is to say of it; empty where it has no finding of its own */
    private void child(String path, String reason, HttpHandler handler) {
        children.put(path, reason);
        if (!path.equals("/index.xml") && !path.startsWith("/deep-")) {
            serve(web, path, handler);
        }
    }

    private String sitemap(String path) {
        return "<sitemap><loc>http://127.0.0.1:" + port(web) + path + "</loc></sitemap>";
    }

    private static String urlset(String url) {
        return "<urlset><url><loc>" + url + "</loc></url></urlset>";
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static void serve(HttpServer server, String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static void ignore(HttpExchange exchange) {
        exchange.close();
    }

    private static HttpHandler redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }

    /** Goes on until nobody listens. */
    private void trickle(HttpExchange exchange, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = utf8(pauseMillis > 0 ? " " : "<!-- " + "x".repeat(8000) + " -->");
        exchange.getResponseBody().write(utf8("<urlset>"));
        try {
            while (!over.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(piece);
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
