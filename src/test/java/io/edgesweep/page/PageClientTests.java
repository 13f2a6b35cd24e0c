package io.edgesweep.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.edgesweep.sandbox.edge.Origin;
import io.edgesweep.settings.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

            PageAnswer answer = client.get(PAGE);

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
                    .isThrownBy(() -> client.get(PAGE))
                    .isInstanceOf(SSLPeerUnverifiedException.class)
                    .withMessageContaining("www.example.com not verified");
        }
    }

    @Test
    void a_page_that_does_not_come_in_time_is_not_waited_for() throws Exception {
        try (Origin origin = Origin.start();
                PageClient client = client(origin, Duration.ofMillis(200))) {
            origin.put("/page", "hello");
            origin.delays("/page", Duration.ofMinutes(1));
            long began = System.nanoTime();

            assertThatIOException().isThrownBy(() -> client.get(PAGE)).isInstanceOf(SocketTimeoutException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            assertThat(origin.requests()).as("it is not asked again").isEqualTo(1);
        }
    }

    @Test
    void a_server_that_closes_each_connection_without_a_word_is_asked_on_another_one() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread old = new Thread(() -> answerInTheOldWay(server));
            old.start();
            ServerAddress address = new ServerAddress("http", "127.0.0.1", server.getLocalPort());
            try (PageClient client = new PageClient(address, List.of(), Duration.ofSeconds(10), List.of("127.0.0.1"))) {
                for (int i = 0; i < 5; i++) {
                    assertThat(client.get(PAGE).length()).isEqualTo(5);
                }
            }
            old.interrupt();
        }
    }

    private static void answerInTheOldWay(ServerSocket server) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (Socket client = server.accept()) {
                    BufferedReader head = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    while (!Objects.toString(head.readLine(), "").isEmpty()) {
                        // To its end.
                    }
                    client.getOutputStream()
                            .write("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void what_may_be_a_secret_is_not_among_what_is_kept_for_people() throws Exception {
        try (Origin origin = Origin.start();
                PageClient client = client(origin, Duration.ofSeconds(10))) {
            origin.put("/page", "hello", Map.of("Set-Cookie", "session=canary", "X-Key", "canary"));

            PageAnswer answer = client.get(PAGE);

            assertThat(answer.headers()).doesNotContainKey("x-key");
            assertThat(Versions.told(answer)).contains("ETag", "5 bytes").doesNotContain("canary");
        }
    }

    private static PageClient client(Origin origin, Duration timeout) {
        ServerAddress address = ServerAddress.parse(origin.address()).orElseThrow();
        return new PageClient(address, List.of(), timeout, List.of("127.0.0.1"));
    }
}
