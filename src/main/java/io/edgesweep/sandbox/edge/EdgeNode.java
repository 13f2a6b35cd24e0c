package io.edgesweep.sandbox.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.edgesweep.sandbox.edge.Marks.Source;
import io.edgesweep.sandbox.edge.OriginPull.Pulled;
import io.edgesweep.sandbox.model.AcceptedWork;
import io.edgesweep.sandbox.model.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server of the edge with copies of its own. It serves them until a purge reaches it. */
public final class EdgeNode implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final EdgePlan plan;
    private final OriginPull origin;
    private final InstantSource clock;
    private final HttpServer server;
    private final Copies copies = new Copies();
    private final PriorityBlockingQueue<AcceptedWork> waiting = new PriorityBlockingQueue<>(
            16, Comparator.comparing(work -> work.course().due()));
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private volatile int failure;
    private volatile Predicate<String> missed = target -> false;

    EdgeNode(EdgePlan plan, int number, OriginPull origin, InstantSource clock, Executor threads) {
        this.plan = plan;
        this.origin = origin;
        this.clock = clock;
        int port = plan.port() == 0 ? 0 : plan.port() + number;
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            this.server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "A node of the edge cannot listen at port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it is: {@code http://127.0.0.1:PORT}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, purges of such targets do not reach it. */
    public void misses(Predicate<String> targets) {
        missed = targets;
    }

    /** Answers the next requests, so many, with the status, and without asking the origin. */
    public void fails(int times, int status) {
        failure = status;
        failing.set(times);
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
    }

    /** How many copies it has. */
    public int copies() {
        return copies.size();
    }

    void take(AcceptedWork work) {
        waiting.add(work);
    }

    /** Does what has reached it by now. */
    synchronized void settle() {
        for (AcceptedWork work : due()) {
            if (work.type() == TaskType.PREFETCH_URL) {
                work.targets().forEach(this::prefetch);
            } else {
                copies.purge(work, missed);
            }
        }
    }

    private List<AcceptedWork> due() {
        List<AcceptedWork> due = new ArrayList<>();
        for (AcceptedWork next = waiting.peek(); next != null && hasReached(next); next = waiting.peek()) {
            due.add(next);
            waiting.remove(next);
        }
        return due;
    }

    private boolean hasReached(AcceptedWork work) {
        Duration delay = work.type() == TaskType.PREFETCH_URL ? Duration.ZERO : plan.propagation();
        return !clock.instant().isBefore(work.course().due().plus(delay));
    }

    /** A copy that has not expired is not fetched again (CDN page on prefetch). */
    private void prefetch(String url) {
        String key = Copies.key(url);
        Optional<PageCopy> known = copies.find(key);
        if (known.isEmpty() || known.get().expired()) {
            try {
                fetch(key, known.orElse(null));
            } catch (IOException e) {
                // The page is fetched when somebody asks for it.
            }
        }
    }

    private Pulled fetch(String key, @Nullable PageCopy known) throws IOException {
        int slash = key.indexOf('/');
        Pulled pulled = origin.get(key.substring(0, slash), key.substring(slash), known);
        if (pulled.page().isShared()) {
            copies.put(key, pulled.page());
        }
        return pulled;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                mark(exchange, null);
                exchange.sendResponseHeaders(failure, -1);
                return;
            }
            settle();
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String key = Copies.key((host == null ? "" : host) + exchange.getRequestURI());
        Optional<PageCopy> known = copies.find(key);
        if (known.isPresent() && !known.get().expired()) {
            send(exchange, known.get(), Source.HIT);
            return;
        }
        try {
            Pulled pulled = fetch(key, known.orElse(null));
            send(exchange, pulled.page(), pulled.known() ? Source.REFRESH_HIT : Source.MISS);
        } catch (IOException e) {
            mark(exchange, null);
            exchange.sendResponseHeaders(504, -1);
        }
    }

    private void send(HttpExchange exchange, PageCopy page, Source source) throws IOException {
        page.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        mark(exchange, page.isShared() ? source : null);
        if (plan.tellsAge() && page.isShared()) {
            long seconds = Duration.between(page.stored(), clock.instant()).toSeconds();
            exchange.getResponseHeaders().set("Age", String.valueOf(seconds));
        }
        if (exchange.getRequestMethod().equals("HEAD") || page.body().size() == 0) {
            exchange.sendResponseHeaders(page.status(), -1);
        } else {
            exchange.sendResponseHeaders(page.status(), page.body().size());
            exchange.getResponseBody().write(page.body().toByteArray());
        }
    }

    private void mark(HttpExchange exchange, @Nullable Source source) {
        if (source != null) {
            exchange.getResponseHeaders()
                    .set(plan.marks().statusHeader(), plan.marks().word(source));
        }
        exchange.getResponseHeaders()
                .set(plan.marks().requestHeader(), plan.marks().requestId());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
