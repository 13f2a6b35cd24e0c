package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sitemaps over http: a list, an index, gzip, and a child that is missing. */
class SitemapStoryTests {

    @TempDir
    private Path folder;

    private HttpServer web;
    private final List<String> headers = new ArrayList<>();

    @BeforeEach
    void startAWebSite() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/sitemap.xml",
                bytes("<sitemapindex><sitemap><loc>" + address("/a.xml") + "</loc></sitemap><sitemap><loc>"
                        + address("/gone.xml") + "</loc></sitemap><sitemap><loc>" + address("/b.xml.gz")
                        + "</loc></sitemap></sitemapindex>"));
        serve("/a.xml", urlset(0, 3));
        serve("/b.xml.gz", gzip(urlset(2, 3)));
        web.start();
    }

    @AfterEach
    void stopTheWebSite() {
        web.stop(0);
    }

    @Test
    void purges_what_the_index_leads_to_and_names_the_child_that_is_missing() {
        try (World world = new World(folder)) {
            world.configured("sites.www.fetch.allow-private", "127.0.0.1");
            world.configured("sites.www.fetch.headers.x-token", "canary-header");
            world.job("nightly", "site: www\nsources: [{sitemap: '" + address("/sitemap.xml") + "'}]");

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(6).duplicate(1).confirmed(5).line());
            assertThat(world.report("nightly").findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo("source");
                assertThat(finding.place()).endsWith("/gone.xml");
                assertThat(Words.english().say(finding.reason())).contains("404");
                assertThat(Words.of(Language.CHINESE).say(finding.reason())).contains("返回 404；请检查地址");
            });
            assertThat(headers).isNotEmpty().containsOnly("canary-header");
            assertThat(ending.out() + ending.err()).doesNotContain("canary-header");
        }
    }

    @Test
    void does_not_fetch_from_a_private_address_unless_it_is_allowed() {
        try (World world = new World(folder)) {
            world.job("nightly", "site: www\nsources: [{sitemap: '" + address("/sitemap.xml") + "'}]");

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(5);
            assertThat(ending.out()).contains("allow-private");
            assertThat(headers).isEmpty();
        }
    }

    private void serve(String path, byte[] body) {
        web.createContext(path, exchange -> {
            boolean found = exchange.getRequestURI().getPath().equals(path);
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Token")));
            exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
            if (found) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    private String address(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private static byte[] urlset(int from, int count) {
        StringBuilder xml = new StringBuilder("<urlset>");
        for (int i = from; i < from + count; i++) {
            xml.append("<url><loc>").append(World.url(i)).append("</loc></url>");
        }
        return bytes(xml.append("</urlset>").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
