package io.edgesweep.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.edgesweep.sandbox.call.HttpReply;
import io.edgesweep.sandbox.call.Payload;
import io.edgesweep.sandbox.call.QueryParameters;
import io.edgesweep.sandbox.call.WireRequest;
import io.edgesweep.sandbox.server.CallPipeline;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Between HTTP and the API: reads requests off the connection and puts replies on it. */
final class Gateway implements HttpHandler {

    private final CallPipeline api;
    private final SandboxSettings settings;
    private final JsonMapper mapper;
    private final Arrivals arrivals;

    Gateway(CallPipeline api, SandboxSettings settings, JsonMapper mapper, Arrivals arrivals) {
        this.api = api;
        this.settings = settings;
        this.mapper = mapper;
        this.arrivals = arrivals;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Arrivals.Arrival arrival = arrivals.ofThisThread();
        try {
            HttpReply reply = api.answer(read(exchange, arrival.instant(), arrival.nanos()));
            Duration delay = settings.timing().latency().plus(reply.delay());
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            send(exchange, reply);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            // hangs up unless a whole answer was sent
            exchange.close();
        }
    }

    private WireRequest read(HttpExchange exchange, Instant arrival, long arrivalNanos) throws IOException {
        Payload payload =
                Payload.read(exchange.getRequestBody(), settings.limits().bodyBytes(), mapper);
        String rawQuery = exchange.getRequestURI().getRawQuery();
        String query = rawQuery == null ? "" : rawQuery;
        return new WireRequest(
                arrival,
                arrivalNanos,
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query,
                exchange.getRequestHeaders(),
                payload,
                exchange.getRequestMethod().equals("GET") ? QueryParameters.read(query) : payload.json());
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        if (reply instanceof HttpReply.Message message) {
            exchange.getResponseHeaders().set("Content-Type", message.contentType());
            if (message.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", message.retryAfter());
            }
            if (message.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/");
            }
            byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
            boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(message.status(), bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        } else if (reply instanceof HttpReply.Half half) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = half.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
        }
    }
}
