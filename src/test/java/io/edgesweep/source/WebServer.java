package io.edgesweep.source;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a free loopback port, that remembers what it was asked. Answers 404 to what it does not know. */
public final class WebServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();

    public WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The URL of a path by the server's address. */
    public String url(String path) {
        return url("127.0.0.1", path);
    }

    /** The URL of a path by a name. */
    public String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    public void answer(String path, String body) {
        answer(path, body.getBytes(StandardCharsets.UTF_8));
    }

    public void answer(String path, byte[] body) {
        answer(path, exchange -> send(exchange, 200, body));
    }

    public void redirect(String path, int status, String location) {
        answer(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            send(exchange, status, new byte[0]);
        });
    }

    public void answer(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** The paths it was asked for, in order. */
    public List<String> paths() {
        return paths;
    }

    /** The headers it was sent, query by query. */
    public List<Headers> headers() {
        return headers;
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        paths.add(path);
        headers.add(exchange.getRequestHeaders());
        handlers.getOrDefault(path, other -> send(other, 404, new byte[0])).handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
