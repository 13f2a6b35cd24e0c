package io.edgesweep.sandbox.cdn;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a CDN domain is served. Mainland and overseas have quotas of their own; global is both. */
public enum CdnArea {
    MAINLAND,
    OVERSEAS,
    GLOBAL;

    /** The word on the wire, for instance {@code mainland}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The areas that have a quota. */
    Set<CdnArea> parts() {
        return this == GLOBAL ? Set.of(MAINLAND, OVERSEAS) : Set.of(this);
    }

    boolean serves(CdnArea wanted) {
        return parts().containsAll(wanted.parts());
    }

    static Optional<CdnArea> ofWord(String word) {
        return Stream.of(values()).filter(area -> area.word().equals(word)).findFirst();
    }
}
