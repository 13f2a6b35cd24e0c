package io.edgesweep.console.service;

import io.edgesweep.job.forecast.DryRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What dry runs have told, as long as somebody may look at it. */
public final class DryRunResults {

    private static final int REMEMBERED = 50;

    private final Map<String, DryRun> told = new LinkedHashMap<>();

    /**
     * One has come to its end.
     *
     * @param id by which it was asked for
     */
    public synchronized void put(String id, DryRun dryRun) {
        told.put(id, dryRun);
        if (told.size() > REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
    }

    public synchronized Optional<DryRun> find(String id) {
        return Optional.ofNullable(told.get(id));
    }
}
