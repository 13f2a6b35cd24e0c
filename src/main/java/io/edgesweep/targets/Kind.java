package io.edgesweep.targets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** What a target names. */
public enum Kind {
    /** One URL, query string included. */
    URL,
    /** Every URL that begins so: scheme, host and a path that ends in {@code /}. */
    PREFIX,
    /** Everything of one host name. */
    HOST,
    /** Everything that the origin marked with one cache tag. */
    TAG,
    /** Everything of a site; the target has no value. */
    ALL,
    /** One URL that the caches are to fetch again, because its purge was confirmed. No row asks for it by this word. */
    PREFETCH;

    /** The kinds that a row or a job may name. */
    public static final List<Kind> PURGES = List.of(URL, PREFIX, HOST, TAG, ALL);

    /** Whether there is a choice of method: URLs are always deleted, and tags and prefetches know none (API page CreatePurgeTask). */
    public boolean hasMethod() {
        return switch (this) {
            case PREFIX, HOST, ALL -> true;
            case URL, TAG, PREFETCH -> false;
        };
    }

    /** The word that people write in files and options: the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
