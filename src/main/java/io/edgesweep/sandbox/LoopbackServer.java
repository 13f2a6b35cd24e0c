package io.edgesweep.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executor;

/** An HTTP server that only this machine can reach. */
final class LoopbackServer implements AutoCloseable {

    /** Enough for every connection of a test to be opened at the same moment. */
    private static final int BACKLOG = 512;

    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts, and returns once requests are answered.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is taken
     */
    static LoopbackServer start(int port, Executor executor, HttpHandler handler) {
        // answers go out as head and body: without this, the second waits 40 ms for the client to confirm the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            server.setExecutor(executor);
            server.createContext("/", handler);
            server.start();
            return new LoopbackServer(server);
        } catch (IOException taken) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port, taken);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Closes every connection at once; what is in flight stays unanswered. */
    @Override
    public void close() {
        server.stop(0);
    }
}
