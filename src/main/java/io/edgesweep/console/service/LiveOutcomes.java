package io.edgesweep.console.service;

import java.util.Optional;
import java.util.Set;

/** How outcomes are called while their run is under way. */
public final class LiveOutcomes {

    private static final Set<String> OPEN = Set.of("waiting", "unsettled");

    private LiveOutcomes() {}

    /**
     * What waits or is asked about while its run goes on is not left to a later one.
     *
     * @param family the word of a family of outcomes
     * @return the key of what it is called then; empty where it is called as after the run
     */
    public static Optional<String> key(String family) {
        return OPEN.contains(family) ? Optional.of("live.part." + family) : Optional.empty();
    }
}
