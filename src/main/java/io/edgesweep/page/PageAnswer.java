package io.edgesweep.page;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered when it was asked for a page.
 *
 * @param status     of the answer
 * @param headers    those that are asked for by us, by their names in lower case
 * @param digest     of the body as it counts, or of the status and where the page has moved to; 0 where there is none
 * @param length     of the body, in bytes, unzipped; of a HEAD, what the server says; -1 where that is not known
 * @param retryAfter how long the server asks to be left alone
 * @param server     the address that answered
 */
public record PageAnswer(
        int status,
        Map<String, String> headers,
        long digest,
        long length,
        Optional<Duration> retryAfter,
        String server) {

    public PageAnswer {
        headers = Map.copyOf(headers);
    }

    PageAnswer with(long newDigest) {
        return new PageAnswer(status, headers, newDigest, length, retryAfter, server);
    }

    /** A header; empty when it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether the server asks to be left alone for a while. */
    boolean isBusy() {
        return status == 429 || status == 503;
    }

    /**
     * Whether the answer says what the page is: that it is there, that it is gone, or where it has moved to. Any other says
     * something of the server, or of us.
     */
    public boolean isOfThePage() {
        return status == 200 || status == 404 || status == 410 || isRedirect();
    }

    boolean isRedirect() {
        return status >= 301
                && status <= 308
                && status != 304
                && !header("location").isEmpty();
    }
}
