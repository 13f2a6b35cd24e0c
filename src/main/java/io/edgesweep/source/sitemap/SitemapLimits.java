package io.edgesweep.source.sitemap;

import io.edgesweep.source.stream.Gzip;

/**
 * How much of a sitemap is read. Where a document goes beyond, what was read of it stands.
 *
 * @param nesting   how many indexes may lie within each other, the first one included
 * @param documents how many documents are read in all, indexes included
 * @param urls      how many URLs one sitemap may hold, and how many sitemaps one index; the protocol allows 50,000
 *                  (sitemaps.org, "Using Sitemap index files")
 * @param bytes     how large one document may be, unzipped; the protocol allows 52,428,800 (same place)
 * @param ratio     how many bytes may come of one when a document is unzipped
 */
public record SitemapLimits(int nesting, int documents, int urls, long bytes, int ratio) {

    public SitemapLimits {
        if (nesting < 0 || documents < 1 || urls < 1 || bytes < 1 || ratio < 1) {
            throw new IllegalArgumentException("a limit that lets nothing be read");
        }
    }

    /** What the protocol allows, and three indexes within each other, though the protocol knows but one. */
    public static SitemapLimits defaults() {
        return new SitemapLimits(3, 50_000, 50_000, 52_428_800, Gzip.DEFAULT_RATIO);
    }
}
