package io.edgesweep.sandbox.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.edgesweep.sandbox.model.SandboxThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server that a site's pages come from, on the loopback address. It answers as it is told to: with what servers are known to
 * do wrong, too. Whatever host it is called by, a page is found by its path.
 */
public final class Origin implements AutoCloseable {

    /** What it may do besides answering. */
    public enum Habit {
        /** It answers HEAD with 405. */
        REFUSES_HEAD,
        /** It sends no ETag. */
        NO_ETAG,
        /** Its ETags are weak. */
        WEAK_ETAG,
        /** It sends another ETag with every answer. */
        ETAG_PER_ANSWER,
        /** It zips what it sends, if it may, and marks the ETag. */
        ZIPS
    }

    /**
     * A page as it is served.
     *
     * @param body the page
     * @param tag  its cache tag; empty for none
     * @param headers further ones that are sent with it
     */
    public record Page(String body, String tag, Map<String, String> headers) {

        String etag() {
            return Integer.toHexString(body.hashCode());
        }
    }

    /** An answer in the place of a page. */
    private record Trouble(int status, @Nullable String retryAfter) {}

    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = SandboxThreads.named("origin");
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Set<Habit> habits = ConcurrentHashMap.newKeySet();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();
    private final Set<String> tlsNames = ConcurrentHashMap.newKeySet();
    private final Set<String> lastHosts = ConcurrentHashMap.newKeySet();

    private Origin(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
    }

    /**
     * Starts on a free port.
     *
     * @throws UncheckedIOException if there is none
     */
    public static Origin start() {
        return start(null);
    }

    /**
     * As the other one, with TLS.
     *
     * @param tls with its certificate; null for plain HTTP
     */
    public static Origin start(@Nullable SSLContext tls) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            Origin origin = new Origin(server(tls), tls == null ? "http" : "https");
            origin.server.setExecutor(origin.threads);
            origin.server.createContext("/", origin::handle);
            origin.server.start();
            return origin;
        } catch (IOException e) {
            throw new UncheckedIOException("The origin cannot listen", e);
        }
    }

    private static HttpServer server(@Nullable SSLContext tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        if (tls == null) {
            return HttpServer.create(any, BACKLOG);
        }
        HttpsServer server = HttpsServer.create(any, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    /** Where it is: {@code http://127.0.0.1:PORT}, or with {@code https}. */
    public String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Serves the page from now on. */
    public void put(String path, String body) {
        put(path, body, "");
    }

    /** As the other one, with a cache tag. */
    public void put(String path, String body, String tag) {
        pages.put(path, new Page(body, tag, Map.of()));
    }

    /** As the first one, with further headers. */
    public void put(String path, String body, Map<String, String> headers) {
        pages.put(path, new Page(body, "", Map.copyOf(headers)));
    }

    /** The page is gone. */
    public void remove(String path) {
        pages.remove(path);
    }

    /** The page as it is now; null when there is none. */
    public @Nullable Page page(String path) {
        return pages.get(path);
    }

    /** Takes up a habit. */
    public void does(Habit habit) {
        habits.add(habit);
    }

    /** Answers the next requests, so many, with the status. */
    public void fails(int times, int status, @Nullable String retryAfter) {
        for (int i = 0; i < times; i++) {
            troubles.add(new Trouble(status, retryAfter));
        }
    }

    /** Answers about the page only after so long. */
    public void delays(String path, Duration delay) {
        delays.put(path, delay);
    }

    /** The names that it was called by in the handshake of TLS (SNI). */
    public Set<String> tlsNames() {
        return Set.copyOf(tlsNames);
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
    }

    /** How many requests it had at once, at the most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** The names that it was called by. */
    public Set<String> hosts() {
        return Set.copyOf(lastHosts);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            lastHosts.add(host == null ? "" : host);
            if (exchange instanceof HttpsExchange safe && safe.getSSLSession() instanceof ExtendedSSLSession session) {
                session.getRequestedServerNames().stream()
                        .filter(SNIHostName.class::isInstance)
                        .forEach(name -> tlsNames.add(((SNIHostName) name).getAsciiName()));
            }
            wait(delays.getOrDefault(exchange.getRequestURI().getPath(), Duration.ZERO));
            answer(exchange);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private static void wait(Duration delay) {
        long end = System.nanoTime() + delay.toNanos();
        while (end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Trouble trouble = troubles.poll();
        Page page = pages.get(exchange.getRequestURI().getPath());
        if (trouble != null) {
            if (trouble.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", trouble.retryAfter());
            }
            exchange.sendResponseHeaders(trouble.status(), -1);
        } else if (head && habits.contains(Habit.REFUSES_HEAD)) {
            exchange.sendResponseHeaders(405, -1);
        } else if (page == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            send(exchange, page, head);
        }
    }

    private void send(HttpExchange exchange, Page page, boolean head) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean zips = habits.contains(Habit.ZIPS) && encoding != null && encoding.contains("gzip");
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        if (zips) {
            body = zipped(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        String etag = page.etag()
                + (habits.contains(Habit.ETAG_PER_ANSWER) ? "-" + answers.incrementAndGet() : "")
                + (zips ? "-gzip" : "");
        String quoted = (habits.contains(Habit.WEAK_ETAG) ? "W/" : "") + '"' + etag + '"';
        if (!habits.contains(Habit.NO_ETAG)) {
            exchange.getResponseHeaders().set("ETag", quoted);
        }
        page.headers().forEach(exchange.getResponseHeaders()::set);
        if (!page.tag().isEmpty()) {
            exchange.getResponseHeaders().set("Cache-Tag", page.tag());
        }
        if (quoted.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
