package io.edgesweep.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running stand-in for the APIs of EdgeOne ({@code teo}, version 2022-09-01) and of the classic CDN ({@code cdn},
 * version 2018-06-06), on the loopback address only. It serves their purge and prefetch actions, with the queries for
 * tasks and quotas, and remembers nothing beyond {@link #close}.
 */
public final class Sandbox implements AutoCloseable {

    /** Enough for every connection of a test to be opened at the same moment. */
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Journal journal = new Journal();
    private final SandboxState state;
    private final Faults faults;

    private Sandbox(SandboxSettings settings) throws IOException {
        state = new SandboxState(settings);
        faults = new Faults(state);
        JsonMapper mapper = JsonMapper.builder().build();
        Api api = new Api(state, mapper, journal);

        // answers go out as head and body: without this, the second waits 40 ms for the client to confirm the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), BACKLOG);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
        });
        Arrivals arrivals = new Arrivals(threads, state.clock, settings.ticker());
        server.setExecutor(arrivals);
        server.createContext("/", new Gateway(api, settings, mapper, arrivals));
        server.start();
    }

    /** Starts with the profile "sample". */
    public static Sandbox start() {
        return start(SandboxSettings.sample());
    }

    /**
     * Starts, and returns once calls are answered.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Sandbox start(SandboxSettings settings) {
        try {
            return new Sandbox(settings);
        } catch (IOException taken) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + settings.port(), taken);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where to send calls: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public Journal journal() {
        return journal;
    }

    public Faults faults() {
        return faults;
    }

    public QuotaBooks quotas() {
        return state.quotas;
    }

    public CdnQuotaBooks cdnQuotas() {
        return state.cdnQuotas;
    }

    public Tasks tasks() {
        return state.tasks;
    }

    public CdnTasks cdnTasks() {
        return state.cdnTasks;
    }

    /** Closes every connection at once; calls in flight stay unanswered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
