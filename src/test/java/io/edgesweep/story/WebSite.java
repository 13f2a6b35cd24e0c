package io.edgesweep.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A web site on loopback, with sitemaps that a story writes. It tells their versions by an ETag. */
public final class WebSite implements AutoCloseable {

    /** Before every purge of a story. */
    public static final String MONDAY = "2026-01-05T10:00:00Z";

    /** After every purge of a story. */
    public static final String TUESDAY = "2099-01-06T10:00:00Z";

    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    public final CopyOnWriteArrayList<String> notModified = new CopyOnWriteArrayList<>();

    private volatile Callable<Boolean> before = () -> true;

    public WebSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Writes an index of the sitemaps. */
    public void index(String path, String... sitemaps) {
        put(
                path,
                Stream.of(sitemaps)
                        .map(sitemap -> "<sitemap><loc>" + address(sitemap) + "</loc></sitemap>")
                        .collect(Collectors.joining("", "<sitemapindex>", "</sitemapindex>")));
    }

    /** Writes a sitemap of pages of www.example.com, each with its lastmod. */
    public void pages(String path, Map<String, String> pages) {
        put(
                path,
                pages.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(page -> "<url><loc>https://www.example.com/" + page.getKey() + "</loc><lastmod>"
                                + page.getValue() + "</lastmod></url>")
                        .collect(Collectors.joining("", "<urlset>", "</urlset>")));
    }

    /** As the other one, for pages that are all from Monday. */
    public void pages(String path, String... pages) {
        pages(path, Stream.of(pages).collect(Collectors.toMap(page -> page, page -> MONDAY)));
    }

    public void put(String path, String document) {
        documents.put(path, document);
    }

    /** From now on whoever asks for the one is sent to the other. */
    public void redirect(String path, String other) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", address(other));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    /** From now on the document is answered with 500. */
    public void breakDown(String path) {
        broken.add(path);
    }

    public void repair() {
        broken.clear();
    }

    /** From now on that is done before a document is answered. */
    public void whenAsked(Callable<Boolean> first) {
        before = first;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            before.call();
        } catch (Exception e) {
            throw new IOException(e);
        }
        String path = exchange.getRequestURI().getPath();
        String document = documents.getOrDefault(path, "");
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        String etag = '"' + Integer.toHexString(document.hashCode()) + '"';
        if (broken.contains(path)) {
            exchange.sendResponseHeaders(500, -1);
        } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            notModified.add(path);
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
