package io.edgesweep.sandbox.model;

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

    public boolean purges() {
        return this != PREFETCH_URL;
    }

    public static Optional<TaskType> ofWord(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
