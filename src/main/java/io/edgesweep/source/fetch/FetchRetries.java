package io.edgesweep.source.fetch;

import java.time.Duration;

/**
 * How often, and after which pauses, a document is asked for again.
 *
 * @param tries       how often in all, at least once
 * @param backoff     the first pause, give or take a half; it doubles with every try
 * @param longestWait the longest pause; a server that asks for a longer one (Retry-After, RFC 9110, section 10.2.3) is not
 *                    asked again
 */
public record FetchRetries(int tries, Duration backoff, Duration longestWait) {

    public FetchRetries {
        if (tries < 1 || backoff.toMillis() < 1 || longestWait.compareTo(backoff) < 0) {
            throw new IllegalArgumentException("at least one try, and a pause of a millisecond up to the longest");
        }
    }

    /** Three tries, a second apart at first, and at most a minute. */
    public static FetchRetries defaults() {
        return new FetchRetries(3, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
}
