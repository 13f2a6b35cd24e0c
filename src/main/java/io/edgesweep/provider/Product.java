package io.edgesweep.provider;

import io.edgesweep.targets.Kind;
import java.util.Locale;
import java.util.Set;

/** The products of the vendor that purge, and what each can do. */
public enum Product {
    /** Tencent EdgeOne, API teo. */
    EDGEONE,
    /** Tencent CDN, API cdn: it knows no tags, and purges a host by its directory {@code /}. */
    CDN;

    /** What it can do. */
    public Capabilities capabilities() {
        return switch (this) {
            case EDGEONE ->
                new Capabilities(
                        Set.of(Kind.URL, Kind.PREFIX, Kind.HOST, Kind.TAG, Kind.ALL, Kind.PREFETCH),
                        Set.of(Kind.PREFIX, Kind.HOST, Kind.ALL),
                        true,
                        true);
            case CDN ->
                new Capabilities(Set.of(Kind.URL, Kind.PREFIX, Kind.PREFETCH), Set.of(Kind.PREFIX), false, false);
        };
    }

    /** The word that people write in the configuration: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
