package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
import java.util.Set;

/**
 * What a provider can do. A job that asks for more is refused when it is read, a row when it is decided on.
 *
 * @param kinds              the kinds that it takes
 * @param kindsWithMethod    those of them that leave a choice between invalidate and delete
 * @param namesRefusedTargets whether it takes the good targets of a call and names the bad ones; else one bad target
 *                           refuses the whole call
 * @param tellsFailureReasons whether it says why a task failed
 */
public record Capabilities(
        Set<Kind> kinds, Set<Kind> kindsWithMethod, boolean namesRefusedTargets, boolean tellsFailureReasons) {

    public Capabilities {
        kinds = Set.copyOf(kinds);
        kindsWithMethod = Set.copyOf(kindsWithMethod);
    }
}
