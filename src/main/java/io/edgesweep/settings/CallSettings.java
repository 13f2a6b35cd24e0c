package io.edgesweep.settings;

import java.time.Duration;

/**
 * How long we wait for the API, and how often we try.
 *
 * @param connectTimeout the longest wait for a connection
 * @param timeout        the longest wait for an answer
 * @param tries          how often a question is asked, or a call tried that cannot be sent
 * @param backoff        the wait before the second try; it doubles with every further one
 * @param longestBackoff the longest such wait
 */
public record CallSettings(
        Duration connectTimeout, Duration timeout, int tries, Duration backoff, Duration longestBackoff) {}
