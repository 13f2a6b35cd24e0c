package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a site's sitemaps are fetched.
 *
 * @param times        how long it may take
 * @param tries        how often a document is asked for
 * @param sizes        how much is fetched and read
 * @param parallel     how many documents are fetched at once
 * @param headers      sent with every request; may hold secrets
 * @param allowPrivate hosts and addresses that may be loopback, private or link-local
 */
public record FetchKeys(
        Times times, Tries tries, Sizes sizes, int parallel, Map<String, String> headers, List<String> allowPrivate) {

    /** What the protocol allows (sitemaps.org, "Using Sitemap index files"). */
    private static final int PROTOCOL_BYTES = 52_428_800;

    private static final int PROTOCOL_URLS = 50_000;

    /** How they are fetched when nothing is said. */
    public static final FetchKeys DEFAULT = new FetchKeys(
            new Times(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(30)),
            new Tries(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new Sizes(PROTOCOL_BYTES, 5L << 30, PROTOCOL_BYTES, 1000, PROTOCOL_URLS, PROTOCOL_URLS, 3, 5),
            2,
            Map.of(),
            List.of());

    public FetchKeys {
        headers = Map.copyOf(headers);
        allowPrivate = List.copyOf(allowPrivate);
    }

    /**
     * How long fetching may take.
     *
     * @param document the longest time for one document, at each try
     * @param connect  the longest time for one connection to come about
     * @param total    the longest time for all documents of a source
     */
    public record Times(Duration document, Duration connect, Duration total) {}

    /**
     * How often a document is asked for.
     *
     * @param most        how often in all
     * @param backoff     the first pause, which doubles
     * @param longestWait the longest pause, though a server asks for a longer one
     */
    public record Tries(int most, Duration backoff, Duration longestWait) {}

    /**
     * How much is fetched and read.
     *
     * @param bytes      of one document as it is sent
     * @param totalBytes of all documents of a source as they are sent
     * @param unzipped   of one document, in bytes
     * @param ratio      how many bytes may come of one by unzipping
     * @param urls       of one document, or sitemaps of one index
     * @param documents  of one source
     * @param depth      how many indexes may lie within each other
     * @param redirects  on the way to one document
     */
    public record Sizes(
            int bytes, long totalBytes, int unzipped, int ratio, int urls, int documents, int depth, int redirects) {}

    @Override
    public String toString() {
        return "FetchKeys[times=" + times + ", tries=" + tries + ", sizes=" + sizes + ", parallel=" + parallel
                + ", headers=" + headers.keySet() + ", allowPrivate=" + allowPrivate + "]";
    }
}
