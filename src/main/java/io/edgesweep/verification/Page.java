package io.edgesweep.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page that is to be looked at.
 *
 * @param url    its URL
 * @param site   the name of its site
 * @param batch  of which it is a row; 0 for none
 * @param ordinal of the row; a number of its own where it is none
 * @param purge  when it was purged; null where that is not known
 */
public record Page(
        String url,
        String site,
        long batch,
        long ordinal,
        @Nullable Purge purge) {

    /**
     * When a page was purged, by our clock.
     *
     * @param sent      a copy from before then is an old one
     * @param confirmed a copy from after then is a new one
     */
    public record Purge(Instant sent, Instant confirmed) {}
}
