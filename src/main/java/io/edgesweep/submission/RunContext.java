package io.edgesweep.submission;

import io.edgesweep.process.Patience;
import io.edgesweep.provider.PrefetchOptions;
import java.time.Duration;
import java.time.Instant;

/**
 * Which run is at work, and within what.
 *
 * @param run      the run's id
 * @param owner    who works on it: host and process
 * @param deadline when it must come to its end
 * @param patience how long a call is waited for that is to leave
 * @param lease    longer than any call can take, so that what is announced and older was abandoned
 * @param looks    when the provider is asked what became of a call
 * @param prefetch how the caches are to fetch what is warmed
 */
public record RunContext(
        String run,
        String owner,
        Instant deadline,
        Patience patience,
        Duration lease,
        FirstCheckDelays looks,
        PrefetchOptions prefetch) {}
