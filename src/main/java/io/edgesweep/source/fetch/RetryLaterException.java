package io.edgesweep.source.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** A server cannot answer now and may later. */
final class RetryLaterException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    /** @param wait what the server asks for; zero when it does not say */
    RetryLaterException(int status, Duration wait) {
        super("answered " + status);
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }

    /**
     * Reads the header Retry-After (RFC 9110, section 10.2.3): seconds, or a date in any of the three forms (section 5.6.7), which is held
     * against the server's own clock.
     *
     * @param date the header Date
     * @param now  our own time, for a server that does not tell its
     */
    static Duration retryAfter(@Nullable String retryAfter, @Nullable String date, Instant now) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        Instant until = instant(retryAfter);
        Instant told = date == null ? null : instant(date);
        Instant from = told == null ? now : told;
        return until == null || until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }

    private static @Nullable Instant instant(String httpDate) {
        try {
            return Headers.of("Date", httpDate).getInstant("Date");
        } catch (IllegalArgumentException e) {
            // holds what no header may
            return null;
        }
    }
}
