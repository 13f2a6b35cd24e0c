package io.edgesweep.source;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A server cannot answer now and may later. */
final class TryLater extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    /** @param wait what the server asks for; zero when it does not say */
    TryLater(int status, Duration wait) {
        super("answered " + status);
        this.wait = wait;
    }

    Duration waiting() {
        return wait;
    }

    /**
     * Reads the header Retry-After: seconds, or a date, which is held against the server's own clock.
     *
     * @param date the header Date
     */
    static Duration retryAfter(@Nullable String retryAfter, @Nullable String date) {
        if (retryAfter == null) {
            return Duration.ZERO;
        }
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        Instant until = instant(retryAfter);
        Instant now = date == null ? null : instant(date);
        return until == null || now == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    private static @Nullable Instant instant(String httpDate) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
