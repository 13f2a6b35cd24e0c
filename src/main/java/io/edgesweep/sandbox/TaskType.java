package io.edgesweep.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an EdgeOne task does, as the API names it. Each type has a quota of its own. */
public enum TaskType {
    PURGE_URL,
    PURGE_PREFIX,
    PURGE_HOST,
    PURGE_ALL,
    PURGE_CACHE_TAG,
    PREFETCH_URL;

    /** The word on the wire, for instance {@code purge_url}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean purges() {
        return this != PREFETCH_URL;
    }

    static Optional<TaskType> ofWord(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
