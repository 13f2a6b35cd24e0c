package io.edgesweep.sandbox.edge;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** How the nodes of a product mark what they answer: where it comes from, and which request it was. */
public enum Marks {
    /** As EdgeOne's page on the response header {@code EO-Cache-Status} has it. */
    EDGEONE("EO-Cache-Status", "EO-LOG-UUID"),
    /** Tencent CDN. Which words it uses is not documented. */
    CDN("X-Cache-Lookup", "X-NWS-LOG-UUID");

    private final String statusHeader;
    private final String requestHeader;

    Marks(String statusHeader, String requestHeader) {
        this.statusHeader = statusHeader;
        this.requestHeader = requestHeader;
    }

    /** Where an answer comes from. */
    public enum Source {
        /** A copy. */
        HIT,
        /** The origin, that sent the page. */
        MISS,
        /** A copy, which the origin has just said to be the newest. */
        REFRESH_HIT
    }

    /** The header that tells where an answer comes from. */
    public String statusHeader() {
        return statusHeader;
    }

    /** The header with the id of the request. */
    public String requestHeader() {
        return requestHeader;
    }

    String word(Source source) {
        return switch (this) {
            case EDGEONE -> source == Source.REFRESH_HIT ? "RefreshHit" : source.name();
            case CDN -> "Cache " + capitalized(source == Source.REFRESH_HIT ? Source.MISS : source);
        };
    }

    private static String capitalized(Source source) {
        return source.name().charAt(0) + source.name().substring(1).toLowerCase(Locale.ROOT);
    }

    String requestId() {
        Random random = ThreadLocalRandom.current();
        return this == EDGEONE
                ? String.valueOf(random.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE))
                : UUID.randomUUID().toString();
    }
}
