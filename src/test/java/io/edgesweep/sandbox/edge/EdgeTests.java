package io.edgesweep.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.ControlClient;
import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of pages live until a purge reaches them. */
class EdgeTests {

    private static final String WWW = "www.example.com";
    private static final String STATIC = "static.example.com";
    private static final String IMG = "img.example.com";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
    private final Sandbox sandbox =
            Sandbox.start(SandboxSettings.builder().clock(clock).controlPort(0).build());
    private final SandboxClient client = new SandboxClient(sandbox, clock);
    private final Origin origin = Origin.start();
    private final OkHttpClient browser = new OkHttpClient();
    private final Edge edge = sandbox.edge(EdgePlan.of(origin.address()));

    EdgeTests() {
        origin.put("/a", "old", "news");
        origin.put("/b/c", "old", "");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        origin.close();
        browser.connectionPool().evictAll();
    }

    @Test
    void a_page_is_fetched_once_and_then_served_from_its_copy() {
        assertThat(get(WWW, "/a")).isEqualTo("MISS old");
        origin.put("/a", "new", "news");

        assertThat(get(WWW, "/a")).isEqualTo("HIT old");
        assertThat(origin.requests()).isEqualTo(1);
    }

    @Test
    void its_nodes_are_at_the_ports_that_were_named() throws IOException {
        int free;
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = first.getLocalPort();
        }

        Edge named = sandbox.edge(EdgePlan.of(origin.address()).withNodes(1).withPort(free));

        assertThat(named.address()).isEqualTo("http://127.0.0.1:" + free);
    }

    @Test
    void each_node_and_each_host_and_query_has_a_copy_of_its_own() {
        get(WWW, "/b/c");

        assertThat(get(WWW, "/b/c?x=2")).startsWith("MISS");
        assertThat(get(STATIC, "/b/c")).startsWith("MISS");
        assertThat(get(edge.node(1), WWW, "/b/c")).startsWith("MISS");
        assertThat(get(WWW, "/b/c")).startsWith("HIT");
    }

    @Test
    void a_purged_url_is_fetched_again_once_its_task_is_done_whatever_the_scheme() {
        get(WWW, "/a");
        origin.put("/a", "new", "news");

        purge("purge_url", "invalidate", "http://www.example.com/a");

        assertThat(get(WWW, "/a")).isEqualTo("HIT old");
        clock.advance(Duration.ofSeconds(3));
        assertThat(get(WWW, "/a")).as("URLs are always deleted").isEqualTo("MISS new");
    }

    @Test
    void what_is_invalidated_is_asked_about_and_kept_if_it_is_the_newest() {
        get(WWW, "/b/c");

        purge("purge_prefix", "invalidate", "https://www.example.com/b/");
        clock.advance(Duration.ofSeconds(6));

        assertThat(get(WWW, "/b/c")).isEqualTo("RefreshHit old");
        assertThat(get(WWW, "/b/c")).isEqualTo("HIT old");
        origin.put("/b/c", "new", "");
        purge("purge_prefix", "invalidate", "https://www.example.com/b/");
        clock.advance(Duration.ofSeconds(6));
        assertThat(get(WWW, "/b/c")).isEqualTo("MISS new");
    }

    @Test
    void a_prefix_and_a_host_reach_what_lies_below_them_and_nothing_else() {
        get(WWW, "/a");
        get(WWW, "/b/c");
        get(STATIC, "/b/c");

        purge("purge_prefix", "delete", "https://www.example.com/b/");
        purge("purge_host", "delete", STATIC);
        clock.advance(Duration.ofSeconds(6));

        assertThat(get(WWW, "/b/c")).startsWith("MISS");
        assertThat(get(STATIC, "/b/c")).startsWith("MISS");
        assertThat(get(WWW, "/a")).startsWith("HIT");
    }

    @Test
    void a_tag_reaches_the_named_domains_alone() {
        get(WWW, "/a");
        get(STATIC, "/a");

        client.call("CreatePurgeTask", """
                {"ZoneId": "%s", "Type": "purge_cache_tag", "Targets": ["news"], "CacheTag": {"Domains": ["%s"]}}
                """.formatted(SandboxClient.ZONE, WWW));
        clock.advance(Duration.ofSeconds(6));

        assertThat(get(WWW, "/a")).isEqualTo("RefreshHit old");
        assertThat(get(STATIC, "/a")).isEqualTo("HIT old");
    }

    @Test
    void everything_is_the_hosts_of_the_zone() {
        get(WWW, "/a");
        get(IMG, "/a");

        client.call("CreatePurgeTask", """
                {"ZoneId": "%s", "Type": "purge_all", "Method": "delete"}
                """.formatted(SandboxClient.ZONE));
        clock.advance(Duration.ofSeconds(6));

        assertThat(get(WWW, "/a")).startsWith("MISS");
        assertThat(get(IMG, "/a")).startsWith("HIT");
    }

    @Test
    void a_failed_task_and_a_missed_purge_leave_the_copy() {
        get(WWW, "/a");
        get(edge.node(1), WWW, "/a");
        get(WWW, "/b/c");
        origin.put("/a", "new", "news");
        origin.put("/b/c", "new", "");
        sandbox.faults().tasks(url -> url.endsWith("/b/c"), TaskOutcome.failed("taskFailed", ""));
        new ControlClient(sandbox).post("/edge", "{\"node\": 2, \"misses\": \".*/a\"}");

        purge("purge_url", "delete", "https://www.example.com/a\", \"https://www.example.com/b/c");
        clock.advance(Duration.ofSeconds(3));

        assertThat(get(WWW, "/a")).isEqualTo("MISS new");
        assertThat(get(edge.node(1), WWW, "/a")).isEqualTo("HIT old");
        assertThat(get(WWW, "/b/c")).isEqualTo("HIT old");
    }

    @Test
    void a_purge_takes_as_long_to_reach_the_nodes_as_is_set() {
        Edge slow = sandbox.edge(EdgePlan.of(origin.address()).withPropagation(Duration.ofSeconds(20)));
        get(slow.node(0), WWW, "/a");

        purge("purge_url", "delete", "https://www.example.com/a");
        clock.advance(Duration.ofSeconds(10));

        assertThat(get(slow.node(0), WWW, "/a")).startsWith("HIT");
        clock.advance(Duration.ofSeconds(13));
        assertThat(get(slow.node(0), WWW, "/a")).startsWith("MISS");
    }

    @Test
    void what_is_prefetched_is_there_when_it_is_asked_for() {
        client.call("CreatePrefetchTask", """
                {"ZoneId": "%s", "Targets": ["https://www.example.com/a"]}
                """.formatted(SandboxClient.ZONE));
        clock.advance(Duration.ofSeconds(8));

        assertThat(get(WWW, "/a")).isEqualTo("HIT old");
    }

    @Test
    void the_cdn_flushes_a_directory_and_marks_its_answers_by_headers_of_its_own() {
        Edge cdn = sandbox.edge(EdgePlan.of(origin.address()).with(Marks.CDN));
        assertThat(get(cdn.node(0), IMG, "/b/c")).isEqualTo("Cache Miss old");
        origin.put("/b/c", "new", "");

        client.cdn("PurgePathCache", "{\"Paths\": [\"https://img.example.com/b/\"], \"FlushType\": \"flush\"}");
        assertThat(get(cdn.node(0), IMG, "/b/c")).isEqualTo("Cache Hit old");
        clock.advance(Duration.ofSeconds(6));

        assertThat(get(cdn.node(0), IMG, "/b/c")).isEqualTo("Cache Miss new");
    }

    @Test
    void a_private_page_is_not_kept() {
        origin.put("/me", "yours", Map.of("Cache-Control", "private"));

        assertThat(get(WWW, "/me")).isEqualTo("null yours");
        assertThat(get(WWW, "/me")).isEqualTo("null yours");
        assertThat(origin.requests()).isEqualTo(2);
    }

    @Test
    void a_copy_has_its_age_if_the_edge_tells_it() {
        Edge telling = sandbox.edge(EdgePlan.of(origin.address()).withAge());
        get(telling.node(0), WWW, "/a");
        clock.advance(Duration.ofMinutes(2));

        try (Response response = ask(telling.node(0), WWW, "/a")) {
            assertThat(response.header("Age")).isEqualTo("120");
            assertThat(response.header("EO-LOG-UUID")).matches("\\d{19}");
        }
    }

    private void purge(String type, String method, String target) {
        client.call("CreatePurgeTask", """
                {"ZoneId": "%s", "Type": "%s", "Method": "%s", "Targets": ["%s"]}
                """.formatted(SandboxClient.ZONE, type, method, target));
    }

    private String get(String host, String path) {
        return get(edge.node(0), host, path);
    }

    private String get(EdgeNode node, String host, String path) {
        try (Response response = ask(node, host, path)) {
            String status = response.header("EO-Cache-Status", response.header("X-Cache-Lookup"));
            return status + " " + response.body().string();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Response ask(EdgeNode node, String host, String path) {
        Request request = new Request.Builder()
                .url(node.address() + path)
                .header("Host", host)
                .build();
        try {
            return browser.newCall(request).execute();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
