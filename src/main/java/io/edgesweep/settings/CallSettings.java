package io.edgesweep.settings;

import java.time.Duration;

/**
 * How long we wait for the API, and how often we try.
 *
 * @param connectTimeout the longest wait for a connection
 * @param timeout        the longest that a call takes, from the first try to connect to the answer's last byte, but for the
 *                       wait for its permit
 * @param largestAnswer  in bytes, unpacked; a larger answer is taken for none
 * @param tries          how often a question is asked, or a call tried that cannot be sent
 * @param backoff        the wait before the second try; it doubles with every further one
 * @param longestBackoff the longest such wait
 * @param quotaEvery     how often what is left of a quota is read again while there are calls that draw on it; eight times
 *                       as often once it leaves less than the calls in flight could take
 */
public record CallSettings(
        Duration connectTimeout,
        Duration timeout,
        int largestAnswer,
        int tries,
        Duration backoff,
        Duration longestBackoff,
        Duration quotaEvery) {

    /** Longer than a call can take: every try of it, and the wait for its permit. */
    public Duration longestCall() {
        return connectTimeout.plus(timeout).plus(longestBackoff).multipliedBy(tries);
    }
}
