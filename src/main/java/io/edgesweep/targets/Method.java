package io.edgesweep.targets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a purge treats the cached copies. */
public enum Method {
    /** They are marked expired and asked for again at the origin: a 304 keeps them. */
    INVALIDATE,
    /** They are removed without asking, so that every next hit goes to the origin. */
    DELETE;

    /**
     * What becomes of the copies of a target of the kind, as a word for people, whatever method was asked for. URLs are always
     * deleted; for tags the provider's pages disagree, and prefetches know no method (API pages CreatePurgeTask and PurgeUrlsCache).
     */
    public String wordFor(Kind kind) {
        return switch (kind) {
            case URL -> DELETE.word();
            case TAG, PREFETCH -> "—";
            case PREFIX, HOST, ALL -> word();
        };
    }

    /** The word that people write in files and options: the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
