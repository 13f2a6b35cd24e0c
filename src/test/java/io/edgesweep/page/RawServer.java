package io.edgesweep.page;

import io.edgesweep.settings.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every question by the same bytes, be they an answer or not, and closes the connection. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger questions = new AtomicInteger();

    public RawServer(String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        Thread answering = new Thread(() -> answerAll(bytes), "raw");
        answering.setDaemon(true);
        answering.start();
    }

    public ServerAddress address() {
        return new ServerAddress("http", "127.0.0.1", server.getLocalPort());
    }

    int questions() {
        return questions.get();
    }

    private void answerAll(byte[] bytes) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                while (!Objects.toString(head.readLine(), "").isEmpty()) {
                    // To its end.
                }
                questions.incrementAndGet();
                client.getOutputStream().write(bytes);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
