package io.edgesweep.source.sitemap;

import io.edgesweep.source.Coverage;
import java.util.HashSet;
import java.util.Set;

/** Keeps account of which documents of a sitemap were seen, and how far. */
final class CoverageTally {

    private final Set<String> whole = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private boolean unmodified;
    private boolean gaps;
    private boolean empty;

    /** Reading a document begins. */
    void began() {
        empty = true;
    }

    /** It lists something, be it a row or another document. */
    void listed() {
        empty = false;
    }

    /**
     * It was read to its end. An index has no rows. Those that it had when it was no index yet may stand in any of its
     * sitemaps now, so it loses them only when all of these were read.
     */
    void ended(String document, boolean isIndex) {
        if (isIndex) {
            gaps |= empty;
        } else {
            (empty ? kept : whole).add(document);
        }
    }

    /** It is as it was, and was not sent. */
    void unmodified(String document) {
        kept.add(document);
        unmodified = true;
    }

    /** A document, the rest of one, or others that it would have led to, could not be read. */
    void missed() {
        gaps = true;
    }

    Coverage coverage(boolean atEnd) {
        return new Coverage(whole, kept, unmodified, atEnd && !gaps);
    }
}
