package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.List;

/**
 * One attempt to hand over one batch.
 *
 * @param kind     what the targets name
 * @param method   how they are to be purged, where the kind leaves a choice
 * @param targets  the targets' values; one empty value for {@link Kind#ALL}
 * @param prefetch how they are to be fetched, if the kind is {@link Kind#PREFETCH}
 * @param look     what is asked right before the call leaves, each time when it is made again
 */
public record Submission(
        Kind kind, Method method, List<String> targets, PrefetchOptions prefetch, DepartureCheck look) {

    public Submission {
        targets = List.copyOf(targets);
    }

    /** A purge that nothing keeps back. */
    public Submission(Kind kind, Method method, List<String> targets) {
        this(kind, method, targets, PrefetchOptions.DEFAULT, DepartureCheck.NONE);
    }
}
