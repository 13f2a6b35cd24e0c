package io.edgesweep.submission;

import io.edgesweep.targets.Kind;
import java.time.Duration;

/**
 * How long after a call the provider is first asked what became of it.
 *
 * @param submitted after it was accepted
 * @param unsettled after its outcome remained unknown
 */
public record FirstCheckDelays(AfterAcceptance submitted, Duration unsettled) {

    /** Says how long the tasks of a site and kind are left alone at first. */
    @FunctionalInterface
    public interface AfterAcceptance {
        Duration of(String site, Kind kind);
    }
}
