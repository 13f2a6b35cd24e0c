package io.edgesweep.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run of a job may not exceed: the keys below {@code limits}.
 *
 * @param targets  more targets than these, and nothing is sent
 * @param changed  when more of what is known has changed than these percent, nothing is sent; empty for no limit
 * @param deadline how long a run may take
 */
public record RunLimits(int targets, Optional<Integer> changed, Duration deadline) {

    /** As many targets as there are. */
    public static final int ALL = Integer.MAX_VALUE;

    /** What holds where a job does not say: two hours. */
    public static final RunLimits DEFAULT = new RunLimits(ALL, Optional.empty(), Duration.ofHours(2));

    /** The same, however much of what is known has changed. */
    public RunLimits withAnyChange() {
        return new RunLimits(targets, Optional.empty(), deadline);
    }
}
