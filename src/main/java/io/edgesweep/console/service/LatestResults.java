package io.edgesweep.console.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was told of the latest of what was asked for, as long as somebody may look at it. */
public final class LatestResults<T> {

    private static final int REMEMBERED = 50;

    private final Map<String, T> told = new LinkedHashMap<>();

    /**
     * Something is known of one.
     *
     * @param id by which it was asked for
     */
    public synchronized void put(String id, T result) {
        told.put(id, result);
        if (told.size() > REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
    }

    public synchronized Optional<T> find(String id) {
        return Optional.ofNullable(told.get(id));
    }
}
