package io.edgesweep.sandbox.call;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request as it came over the wire.
 *
 * @param arrivalNanos by the monotonic ticker
 * @param query still encoded, without the question mark; empty if there is none
 * @param parameters of the body, or of the query; {@code null} if they cannot be read
 */
public record WireRequest(
        Instant arrival,
        long arrivalNanos,
        String method,
        String path,
        String query,
        Headers headers,
        Payload payload,
        @Nullable JsonNode parameters) {

    /** The first header of that name, whatever its case, trimmed; empty if there is none. */
    public String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value.trim();
    }

    public String action() {
        return header("X-TC-Action");
    }

    public String version() {
        return header("X-TC-Version");
    }

    public String timestamp() {
        return header("X-TC-Timestamp");
    }

    public HostHeader host() {
        return new HostHeader(header("Host"));
    }
}
