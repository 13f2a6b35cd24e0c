package io.edgesweep.sandbox.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is done on the connection in answer to a request. */
public sealed interface HttpReply {

    /** On top of the usual latency. */
    default Duration delay() {
        return Duration.ZERO;
    }

    static Message json(String body) {
        return new Message(200, "application/json", null, body, Duration.ZERO);
    }

    /**
     * An answer.
     *
     * @param retryAfter the header of that name; {@code null} for none
     */
    record Message(int status, String contentType, @Nullable String retryAfter, String body, Duration delay)
            implements HttpReply {

        public Message withDelay(Duration longer) {
            return new Message(status, contentType, retryAfter, body, longer);
        }
    }

    /** JSON that ends half-way, although its full length was announced; then the connection is closed. */
    record Half(String body) implements HttpReply {}

    /** The connection is closed without a word. */
    record HangUp() implements HttpReply {}
}
