package io.edgesweep.session;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.SettingsReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A serve that hangs, at whatever point, is not waited for longer than a whole call may take. */
@Timeout(20)
class ServeClientTests {

    @TempDir
    private Path home;

    private ServerSocketChannel serve;
    private final List<SocketChannel> connected = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        Path socket = ServeSocket.in(home);
        Files.createDirectories(socket.getParent());
        serve = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        serve.bind(UnixDomainSocketAddress.of(socket), 1);
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel each : connected) {
            each.close();
        }
        serve.close();
    }

    @Test
    void ends_a_call_that_is_not_answered() {
        assertEnds();
    }

    @Test
    void ends_a_call_whose_answer_stops_in_its_middle() {
        Thread answering = new Thread(this::answerInPart);
        answering.setDaemon(true);
        answering.start();

        assertEnds();
    }

    private void answerInPart() {
        try {
            SocketChannel client = serve.accept();
            connected.add(client);
            client.write(ByteBuffer.wrap(
                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The system lets whoever connects wait while as many wait already as the socket has room for. */
    @Test
    void ends_a_call_that_is_not_even_let_in() throws IOException {
        for (int i = 0; i < 10; i++) {
            SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX);
            connected.add(other);
            other.configureBlocking(false);
            try {
                other.connect(UnixDomainSocketAddress.of(ServeSocket.in(home)));
            } catch (IOException full) {
                break;
            }
        }

        assertEnds();
    }

    /** As one that was stopped by a signal: the system lets others connect all the same. */
    @Test
    void names_a_process_that_holds_the_home_folder_and_stands_still() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("edgesweep.home", home.toString(), "edgesweep.reports", home + "-reports")));
        Settings settings = SettingsReader.read(environment);

        assertThatExceptionOfType(SilentHolderException.class)
                .isThrownBy(() -> ServedSession.in(settings, time -> {}, "web-1 process 4711", Duration.ofMillis(200)))
                .withMessageContaining("web-1 process 4711. It has not answered for 0 s");
    }

    private void assertEnds() {
        Call call = ServeSocket.client(home, Duration.ofMillis(500))
                .newCall(new Request.Builder()
                        .url(ServeSocket.url("local/serve").build())
                        .build());
        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> {
            try (Response response = call.execute()) {
                response.body().string();
            }
        });
    }
}
