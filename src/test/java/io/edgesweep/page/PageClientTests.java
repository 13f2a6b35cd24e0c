package io.edgesweep.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.edgesweep.sandbox.edge.Origin;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server is asked for the pages of another name. */
class PageClientTests {

    private static final String PAGE = "https://www.example.com/page";

    @TempDir
    private Path folder;

    @Test
    void over_tls_it_is_called_by_the_public_name_throughout_and_its_certificate_is_checked_for_that()
            throws Exception {
        try (Certificate certificate = new Certificate(folder, "www.example.com");
                Origin origin = Origin.start(certificate.context());
                PageClient client = client(origin, Duration.ofSeconds(10))) {
            origin.put("/page", "hello");

            PageAnswer answer = client.get(PAGE, sent -> {});

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.server()).isEqualTo("127.0.0.1");
            assertThat(origin.hosts()).containsExactly("www.example.com");
            assertThat(origin.tlsNames()).containsExactly("www.example.com");
        }
    }

    @Test
    void a_certificate_of_another_name_is_refused() throws Exception {
        try (Certificate certificate = new Certificate(folder, "origin.example.com");
                Origin origin = Origin.start(certificate.context());
                PageClient client = client(origin, Duration.ofSeconds(10))) {
            origin.put("/page", "hello");

            assertThatIOException()
                    .isThrownBy(() -> client.get(PAGE, sent -> {}))
                    .isInstanceOf(SSLPeerUnverifiedException.class)
                    .withMessageContaining("www.example.com not verified");
        }
    }

    @Test
    void a_certificate_that_nobody_signed_is_told_of_in_words() throws Exception {
        SSLContext untrusted;
        try (Certificate certificate = new Certificate(folder, "www.example.com")) {
            untrusted = certificate.context();
        }
        try (Origin origin = Origin.start(untrusted);
                PageClient client = client(origin, Duration.ofSeconds(10))) {
            assertThatIOException()
                    .isThrownBy(() -> client.get(PAGE, sent -> {}))
                    .satisfies(e -> assertThat(PageClient.why(e)).isEqualTo(Reason.of("silence.certificate")));
        }
    }

    @Test
    void a_page_that_does_not_come_in_time_is_not_waited_for() throws Exception {
        try (Origin origin = Origin.start();
                PageClient client = client(origin, Duration.ofMillis(200))) {
            origin.put("/page", "hello");
            origin.delays("/page", Duration.ofMinutes(1));
            long began = System.nanoTime();

            assertThatIOException()
                    .isThrownBy(() -> client.get(PAGE, sent -> {}))
                    .isInstanceOf(SocketTimeoutException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            assertThat(origin.requests()).as("it is not asked again").isEqualTo(1);
        }
    }

    @Test
    void a_server_that_closes_each_connection_without_a_word_is_asked_on_another_one() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                PageClient client = client(server.address(), List.of())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.get(PAGE, sent -> {}).length()).isEqualTo(5);
            }
        }
    }

    @Test
    void what_may_be_a_secret_is_not_among_what_is_kept_for_people() throws Exception {
        try (Origin origin = Origin.start();
                PageClient client = client(origin, Duration.ofSeconds(10))) {
            origin.put("/page", "hello", Map.of("Set-Cookie", "session=canary", "X-Key", "canary"));

            PageAnswer answer = client.get(PAGE, sent -> {});

            assertThat(answer.headers()).doesNotContainKey("x-key");
            assertThat(Versions.told(answer)).contains("ETag", "5 bytes").doesNotContain("canary");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0007 what is this",
                "SSH-2.0-OpenSSH_9.6 4711",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 100 Go on\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            })
    void of_nonsense_the_same_is_said_whatever_it_is(String answer) throws Exception {
        try (RawServer server = new RawServer(answer);
                PageClient client = client(server.address(), List.of())) {
            assertThatIOException()
                    .isThrownBy(() -> client.get(PAGE, sent -> {}))
                    .satisfies(e -> assertThat(PageClient.why(e)).isEqualTo(Reason.of("silence.no-http")));
        }
    }

    @Test
    void a_server_that_never_answers_is_asked_once() throws Exception {
        try (RawServer server = new RawServer("");
                PageClient client = client(server.address(), List.of())) {
            assertThatIOException().isThrownBy(() -> client.get(PAGE, sent -> {}));

            assertThat(server.questions()).isEqualTo(1);
        }
    }

    @Test
    void how_long_to_wait_may_be_a_date_and_nonsense_says_nothing() throws Exception {
        String busy = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nDate: Tue, 24 Nov 2026 02:00:00 GMT\r\nRetry-After: ";
        try (RawServer server = new RawServer(busy + "Tue, 24 Nov 2026 02:00:20 GMT\r\n\r\n");
                PageClient client = client(server.address(), List.of())) {
            assertThat(client.get(PAGE, sent -> {}).retryAfter()).contains(Duration.ofSeconds(20));
        }
        try (RawServer server = new RawServer(busy + "sp\u00e4ter\r\n\r\n");
                PageClient client = client(server.address(), List.of())) {
            assertThat(client.get(PAGE, sent -> {}).retryAfter()).isEmpty();
        }
    }

    @Test
    void of_a_long_header_so_much_is_kept_as_tells_it_from_another() throws Exception {
        String long1 = tagOf("1".repeat(100_000) + "1");
        String long2 = tagOf("1".repeat(100_000) + "2");

        assertThat(long1).hasSizeLessThan(600).isNotEqualTo(long2);
        assertThat(tagOf("a\u001b[31mb")).as("it reaches terminals").isEqualTo("a [31mb");
    }

    private static String tagOf(String etag) throws Exception {
        try (RawServer server =
                        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: \"" + etag + "\"\r\n\r\n");
                PageClient client = client(server.address(), List.of())) {
            return Versions.tag(client.get(PAGE, sent -> {})).orElseThrow();
        }
    }

    @Test
    void the_bytes_of_a_page_count_though_it_is_too_large_to_be_compared() throws Exception {
        int size = BodyDigest.LONGEST + 1;
        AtomicLong counted = new AtomicLong();
        try (RawServer server =
                        new RawServer("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(size));
                PageClient client = client(server.address(), List.of("nonce"))) {
            assertThatIOException()
                    .isThrownBy(() -> client.get(PAGE, counted::addAndGet))
                    .satisfies(e -> assertThat(PageClient.isTooLarge(e)).isTrue());
        }
        assertThat(counted).hasValueGreaterThanOrEqualTo(size);
    }

    @Test
    void what_does_not_count_is_left_out_of_a_long_page_too() throws Exception {
        String rest = "x".repeat(400_000);
        assertThat(digestOf("a nonce1 " + rest + " nonce2")).isEqualTo(digestOf("a  " + rest + " nonce3"));
        assertThat(digestOf("a nonce1 " + rest + " nonce2")).isNotEqualTo(digestOf("b nonce1 " + rest + " nonce2"));
    }

    @Test
    void one_page_takes_no_more_than_its_share_of_the_nights_bytes() throws Exception {
        try (Origin origin = Origin.start()) {
            origin.put("/page", "x".repeat((1 << 20) + 1));
            OriginKeys keys = new OriginKeys(
                    ServerAddress.parse(origin.address()).orElseThrow(),
                    new OriginKeys.Pace(10, 1),
                    new OriginKeys.Budget(10, 8 << 20),
                    Duration.ofSeconds(10),
                    List.of());
            try (PageClient client = PageClient.ofOrigin(keys, List.of("127.0.0.1"))) {
                assertThatIOException()
                        .isThrownBy(() -> client.get(PAGE, sent -> {}))
                        .isInstanceOf(BodyDigest.TooLargeException.class);
            }
        }
    }

    private static long digestOf(String page) throws Exception {
        return new BodyDigest(List.of("nonce\\d"))
                .of(new ByteArrayInputStream(page.getBytes(StandardCharsets.US_ASCII)))
                .digest();
    }

    private static PageClient client(ServerAddress address, List<String> ignore) {
        return new PageClient(address, ignore, Duration.ofSeconds(10), List.of("127.0.0.1"));
    }

    private static PageClient client(Origin origin, Duration timeout) {
        ServerAddress address = ServerAddress.parse(origin.address()).orElseThrow();
        return new PageClient(address, List.of(), timeout, List.of("127.0.0.1"));
    }
}
