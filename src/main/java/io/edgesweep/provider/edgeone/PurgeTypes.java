package io.edgesweep.provider.edgeone;

import io.edgesweep.target.Kind;
import java.util.Arrays;
import java.util.Optional;

/** EdgeOne's words for our kinds (API page CreatePurgeTask, Type). */
final class PurgeTypes {

    private PurgeTypes() {}

    static String of(Kind kind) {
        return switch (kind) {
            case URL -> "purge_url";
            case PREFIX -> "purge_prefix";
            case HOST -> "purge_host";
            case TAG -> "purge_cache_tag";
            case ALL -> "purge_all";
            case PREFETCH -> "prefetch_url";
        };
    }

    static Optional<Kind> kind(String type) {
        return Arrays.stream(Kind.values())
                .filter(kind -> of(kind).equals(type))
                .findFirst();
    }

    /** Whether the kind leaves a choice between invalidate and delete. */
    static boolean hasMethod(Kind kind) {
        return switch (kind) {
            case PREFIX, HOST, ALL -> true;
            case URL, TAG, PREFETCH -> false;
        };
    }
}
