package io.edgesweep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.sandbox.server.JournalEntry;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server as such: connections, threads, beginning and end. */
class SandboxTests {

    private static final String QUOTA = "{\"ZoneId\":\"zone-2example0001\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpRequest quotaRequest(Sandbox sandbox) {
        ApiCall call = ApiCall.of("DescribeContentQuota", QUOTA)
                .at(InstantSource.system().instant())
                .with("Host", "127.0.0.1:" + sandbox.port())
                .sign();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(sandbox.endpoint()).POST(HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers.forEach((name, value) -> {
            if (!name.equals("Host")) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    @Test
    void it_listens_on_the_loopback_address_at_a_free_port() {
        try (Sandbox first = Sandbox.start();
                Sandbox second = Sandbox.start(SandboxSettings.small())) {
            assertThat(first.port()).isPositive().isNotEqualTo(second.port());
            assertThat(first.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + first.port()));
        }
    }

    @Test
    void it_says_which_port_is_taken() {
        try (Sandbox sandbox = Sandbox.start()) {
            SandboxSettings samePort =
                    SandboxSettings.builder().port(sandbox.port()).build();

            assertThatThrownBy(() -> Sandbox.start(samePort))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(sandbox.port()));
        }
    }

    @Test
    void many_calls_are_in_flight_at_once() {
        SandboxSettings settings = SandboxSettings.builder()
                .latency(Duration.ofMillis(300))
                .callsPerSecond(1_000)
                .build();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            long before = System.nanoTime();

            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 64)
                    .mapToObj(i -> http.sendAsync(quotaRequest(sandbox), HttpResponse.BodyHandlers.ofString()))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThat(call.join().body()).contains("PurgeQuota"));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(4));
        }
    }

    @Test
    void a_kept_connection_answers_without_the_stall_of_delayed_packets() throws Exception {
        SandboxSettings settings =
                SandboxSettings.builder().callsPerSecond(1_000).build();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            List<Long> nanos = new ArrayList<>();
            for (int call = 0; call < 51; call++) {
                long before = System.nanoTime();
                http.send(quotaRequest(sandbox), HttpResponse.BodyHandlers.ofString());
                nanos.add(System.nanoTime() - before);
            }
            Collections.sort(nanos);

            // a stalled call takes at least 40 ms
            assertThat(Duration.ofNanos(nanos.get(25))).isLessThan(Duration.ofMillis(35));
        }
    }

    @Test
    void a_body_in_chunks_is_read_like_any_other() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            HttpRequest whole = quotaRequest(sandbox);
            HttpRequest chunked = HttpRequest.newBuilder(whole, (name, value) -> true)
                    .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(QUOTA)))
                    .build();

            assertThat(http.send(chunked, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("PurgeQuota");
        }
    }

    @Test
    void a_head_request_is_unsupported_and_does_no_harm() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            HttpRequest head = HttpRequest.newBuilder(sandbox.endpoint())
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();

            assertThat(http.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(sandbox.journal().calls())
                    .singleElement()
                    .extracting(JournalEntry::verdict)
                    .isEqualTo("UnsupportedProtocol");
        }
    }

    @Test
    void it_closes_at_once_even_with_a_call_in_flight() throws Exception {
        Sandbox sandbox = Sandbox.start(
                SandboxSettings.builder().latency(Duration.ofMinutes(5)).build());
        CompletableFuture<HttpResponse<String>> inFlight =
                http.sendAsync(quotaRequest(sandbox), HttpResponse.BodyHandlers.ofString());
        while (sandbox.journal().calls().isEmpty()) {
            Thread.onSpinWait();
        }
        long before = System.nanoTime();

        sandbox.close();
        sandbox.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
        assertThat(inFlight).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(() -> new Socket("127.0.0.1", sandbox.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void it_leaves_no_thread_behind_that_would_keep_the_process_alive() throws Exception {
        ThreadGroup itsThreads = new ThreadGroup("of one sandbox");
        Thread starter = new Thread(itsThreads, () -> {
            try (Sandbox sandbox = Sandbox.start()) {
                new SandboxClient(sandbox, InstantSource.system()).quota();
            }
        });

        starter.start();
        starter.join();

        Thread[] left = new Thread[10];
        int count = itsThreads.enumerate(left);
        assertThat(Arrays.asList(left).subList(0, count)).allMatch(Thread::isDaemon);
    }
}
