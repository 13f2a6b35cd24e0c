package io.edgesweep.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the CDN serves of a page after its purge was confirmed, as far as the nodes tell that were asked. */
public enum Freshness {
    /** The page as the origin has it now, or fetched since the purge. */
    FRESH,
    /** A copy from before the purge, in two looks. */
    STALE,
    /** It cannot be told. */
    UNKNOWN;

    /** The word for programs: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
