package io.edgesweep.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that notes what it is told, and answers as the test wants. */
public final class Listener implements AutoCloseable {

    /** What it was told: the method and the path, and what was posted. */
    public record Told(String call, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile boolean hangsInTheBody;
    private volatile String says = "";

    public Listener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body));
        if (hangs) {
            await();
        }
        Integer status;
        synchronized (statuses) {
            status = statuses.poll();
        }
        byte[] bytes = says.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status == null ? 200 : status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes, 0, bytes.length - 1);
            exchange.getResponseBody().flush();
            if (hangsInTheBody) {
                await();
            }
            exchange.getResponseBody().write(bytes, bytes.length - 1, 1);
        }
        exchange.close();
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What every answer says. */
    public Listener saying(String text) {
        says = text;
        return this;
    }

    /** Sends all of the body but its last byte. */
    public Listener hangingInTheBody() {
        hangsInTheBody = true;
        return this;
    }

    /** The next answers, one after the other; after them, 200. */
    public Listener answering(Integer... next) {
        synchronized (statuses) {
            statuses.addAll(List.of(next));
        }
        return this;
    }

    /** Answers no more. */
    public Listener hanging() {
        hangs = true;
        return this;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public List<Told> told() {
        return told;
    }

    /** The calls it got, without what was posted. */
    public List<String> calls() {
        return told.stream().map(Told::call).toList();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
