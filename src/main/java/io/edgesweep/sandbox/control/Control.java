package io.edgesweep.sandbox.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.server.Faults;
import io.edgesweep.sandbox.server.Journal;
import io.edgesweep.sandbox.server.SandboxState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The control interface: lets tests in other processes do over HTTP what tests in this one do by {@link Faults}, the
 * quota books and the {@link Journal}. JSON goes in and comes out; a request that is wrong changes nothing and is
 * answered with status 400 or 404 and <code>{"error": "…"}</code>. All requests are told in {@code docs/sandbox.md}.
 */
public final class Control implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(Control.class);

    private final Map<String, ControlRequest> requests;
    private final JsonMapper mapper;

    public Control(SandboxState state, Faults faults, Journal journal, List<Edge> edges, JsonMapper mapper) {
        this.requests = new ControlRequests(state, faults, journal, edges).table();
        this.mapper = mapper;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            ControlRequest request = requests.get(name);
            if (request == null) {
                send(exchange, 404, error("no such request: " + name + "; there are " + requests.keySet()));
                return;
            }
            try {
                send(exchange, 200, request.answer(body(exchange)));
            } catch (ApiErrorException | IllegalArgumentException | JacksonException wrong) {
                send(exchange, 400, error(String.valueOf(wrong.getMessage())));
            } catch (RuntimeException mistake) {
                log.error("The control interface could not answer {}", name, mistake);
                send(exchange, 500, error("a mistake in the sandbox, see its log"));
            }
        }
    }

    private JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return body.length == 0 ? mapper.createObjectNode() : mapper.readTree(body);
    }

    private ObjectNode error(String message) {
        return mapper.createObjectNode().put("error", message);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
