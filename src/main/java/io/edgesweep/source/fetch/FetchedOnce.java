package io.edgesweep.source.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The documents of a source that somebody fetches or has fetched, so that nobody fetches them again. For several threads. */
final class FetchedOnce {

    private final Set<String> locations = ConcurrentHashMap.newKeySet();

    /**
     * Takes a document.
     *
     * @return false when it was taken before
     */
    boolean add(String location) {
        return locations.add(location);
    }
}
