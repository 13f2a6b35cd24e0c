package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network out of which nothing leads but a proxy: none of these hosts is known to any name service. */
class ProxyStoryTests {

    private static final String API = "teo.proxied.test";
    private static final String FEEDS = "feeds.proxied.test";
    private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");

    @TempDir
    private Path folder;

    private World world;
    private WebSite site;
    private WayOut out;

    @BeforeEach
    void begin() throws Exception {
        world = new World(folder);
        site = new WebSite();
        out = new WayOut(folder, Map.of(API, world.sandbox.endpoint().getPort(), FEEDS, site.port()));
        System.setProperty(TRUST.get(0), out.trusted.toString());
        System.setProperty(TRUST.get(1), "changeit");
        world.configured("accounts.main.endpoints.teo", "https://" + API);
        world.configured("call.tries", "1").configured("sites.www.fetch.tries", "1");
        site.pages("/plain.xml", "a.html");
        site.pages("/safe.xml", "b.html");
        world.job("nightly", """
                site: www
                sources: [{sitemap: "http://%1$s/plain.xml"}, {sitemap: "https://%1$s/safe.xml"}]
                """.formatted(FEEDS));
    }

    @AfterEach
    void end() throws Exception {
        TRUST.forEach(System::clearProperty);
        Stream.of("https_proxy", "http_proxy", "no_proxy").forEach(System::clearProperty);
        out.close();
        site.close();
        world.close();
    }

    @Test
    void a_run_reads_its_sitemaps_and_calls_the_api_by_way_of_the_proxy_of_the_environment() throws Exception {
        // a system property stands for the environment variable of its name
        System.setProperty("https_proxy", out.address());
        System.setProperty("http_proxy", out.address());

        World.Ending ending = world.run("run", "nightly", "-v");

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(2);
        assertThat(out.asked)
                .contains("CONNECT " + API + ":443", "CONNECT " + FEEDS + ":443", "GET http://" + FEEDS + "/plain.xml");
        assertThat(ending.out() + ending.err()).doesNotContain("canary-proxy");
        try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("canary-proxy"));
        }
    }

    @Test
    void the_configuration_names_another_way_or_none() {
        System.setProperty("https_proxy", "http://127.0.0.1:1");

        World.Ending named = world.run("run", "nightly", "--edgesweep.proxy=" + out.address());
        World.Ending none = world.run("quota", "www", "--edgesweep.proxy=none");
        World.Ending environment = world.run("quota", "www");
        World.Ending check = world.run("check", "--edgesweep.proxy=" + out.address());

        assertThat(named.exitCode()).as(named.err()).isZero();
        assertThat(none.exitCode()).isEqualTo(8);
        assertThat(none.out() + none.err()).contains("is not known to the name service");
        assertThat(check.out())
                .contains("✓ proxy: http: ", "https: http://127.0.0.1:")
                .contains("(https://" + API + " by way of the proxy http://127.0.0.1:")
                .doesNotContain("canary-proxy");
        assertThat(environment.exitCode()).isEqualTo(8);
        assertThat(environment.out() + environment.err())
                .contains("nothing answers at https://" + API + " by way of the proxy http://127.0.0.1:1");
    }

    @Test
    void a_certificate_that_is_not_trusted_stops_its_product_alone() {
        TRUST.forEach(System::clearProperty);
        System.setProperty("https_proxy", out.address());
        world.configured("accounts.main.endpoints.teo", world.sandbox.endpoint().toString())
                .configured("accounts.main.endpoints.cdn", "https://" + API);
        world.job("both", """
                site: [img, www]
                sources: [{csv: %s}]
                """.formatted(
                        world.file("both.csv", "url", "https://img.example.com/a.png", World.url(1), World.url(2))));

        World.Ending ending = world.run("run", "both");

        assertThat(ending.exitCode()).as(ending.err()).isEqualTo(8);
        assertThat(ending.out()).contains("the certificate of https://" + API).contains("have Java trust who signed");
        assertThat(world.report("both").counts().confirmed()).isEqualTo(2);
        assertThat(world.report("both").counts().carriedOver()).isEqualTo(1);
    }

    @Test
    void what_no_proxy_lists_is_reached_directly() {
        System.setProperty("https_proxy", out.address());
        System.setProperty("http_proxy", out.address());
        System.setProperty("no_proxy", "other.test,." + FEEDS);

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(5);
        assertThat(out.asked).noneMatch(line -> line.contains(FEEDS));
    }
}
