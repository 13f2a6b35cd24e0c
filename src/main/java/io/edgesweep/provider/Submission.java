package io.edgesweep.provider;

import io.edgesweep.target.Kind;
import io.edgesweep.target.Method;
import java.util.List;

/**
 * One attempt to hand over one batch.
 *
 * @param kind    what the targets name
 * @param method  how they are to be purged, where the kind leaves a choice
 * @param targets the targets' values; one empty value for {@link Kind#ALL}
 */
public record Submission(Kind kind, Method method, List<String> targets) {

    public Submission {
        targets = List.copyOf(targets);
    }
}
