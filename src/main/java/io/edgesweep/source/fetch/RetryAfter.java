package io.edgesweep.source.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How long a server asks to be left alone, by its header Retry-After (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private static final String NAME = "Retry-After";

    /** Where the header is kept from the client, which would repeat a 503 that says 0, whatever it was told. */
    private static final String KEPT = "Edgesweep-Retry-After";

    private RetryAfter() {}

    /** The answer as the client may see it. A value that no header may hold says nothing. */
    static Response hidden(Response response) {
        Response.Builder result = response.newBuilder().removeHeader(KEPT).removeHeader(NAME);
        String value = response.header(NAME);
        boolean isFit = value != null && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
        return (value == null || !isFit ? result : result.header(KEPT, value)).build();
    }

    /**
     * What an answer asks for that was {@link #hidden}; zero when it does not say.
     *
     * @param now our own time, for a server that does not tell its
     */
    public static Duration of(Response response, Instant now) {
        return of(response.header(KEPT), response.header("Date"), now);
    }

    /**
     * Reads the header: seconds, or a date in any of the three forms (section 5.6.7), which is held against the server's own
     * clock.
     *
     * @param date the header Date
     */
    static Duration of(@Nullable String retryAfter, @Nullable String date, Instant now) {
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
