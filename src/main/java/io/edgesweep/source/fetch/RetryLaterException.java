package io.edgesweep.source.fetch;

import java.io.IOException;
import java.time.Duration;

/** A server cannot answer now and may later. */
final class RetryLaterException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Duration wait;

    /** @param wait what the server asks for; zero when it does not say */
    RetryLaterException(int status, Duration wait) {
        super("answered " + status);
        this.status = status;
        this.wait = wait;
    }

    int status() {
        return status;
    }

    Duration waiting() {
        return wait;
    }
}
