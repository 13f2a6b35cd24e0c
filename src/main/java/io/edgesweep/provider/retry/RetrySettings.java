package io.edgesweep.provider.retry;

import java.time.Duration;

/**
 * How often, and how far apart, a call is repeated that may be.
 *
 * @param tries how many calls in all, at least 1
 * @param first the wait after the first; it doubles with every further one, give or take a half
 * @param most  the longest wait
 */
public record RetrySettings(int tries, Duration first, Duration most) {}
