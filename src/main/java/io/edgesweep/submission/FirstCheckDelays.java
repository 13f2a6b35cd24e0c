package io.edgesweep.submission;

import java.time.Duration;

/**
 * How long after a call the provider is first asked what became of it.
 *
 * @param submitted after it was accepted
 * @param unsettled after its outcome remained unknown
 */
public record FirstCheckDelays(Duration submitted, Duration unsettled) {}
