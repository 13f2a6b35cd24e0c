package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a site's sitemaps are fetched and read.
 *
 * @param times        how long it may take
 * @param tries        how often a document is asked for
 * @param sizes        how much is fetched and read
 * @param parallel     how many documents of an index are fetched at once; so many wait in memory for their turn
 * @param headers      sent along, credentials among them, to the host and port that the job names; over plain http only if
 *                     the job's own address is plain http
 * @param allowPrivate host names and addresses that may be fetched from though they are loopback, private, link-local or
 *                     otherwise not public
 */
public record FetchSettings(
        Times times, Tries tries, Sizes sizes, int parallel, Map<String, String> headers, List<String> allowPrivate) {

    /** More would be no politeness any more. */
    public static final int MAX_PARALLEL = 16;

    /** What the protocol allows (sitemaps.org, "Using Sitemap index files"). */
    private static final int PROTOCOL_BYTES = 52_428_800;

    private static final int PROTOCOL_URLS = 50_000;

    /** How they are fetched when nothing is said: without headers, from public addresses, as large as the protocol allows. */
    public static final FetchSettings DEFAULT = new FetchSettings(
            new Times(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(30)),
            new Tries(3, Duration.ofSeconds(1), Duration.ofMinutes(1)),
            new Sizes(PROTOCOL_BYTES, 5L << 30, PROTOCOL_BYTES, 1000, PROTOCOL_URLS, PROTOCOL_URLS, 3, 5),
            2,
            Map.of(),
            List.of());

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    /** @throws IllegalArgumentException when a figure or a header is none; no message holds the value of a header */
    public FetchSettings {
        headers = Map.copyOf(headers);
        allowPrivate = List.copyOf(allowPrivate);
        if (parallel < 1 || parallel > MAX_PARALLEL) {
            throw new IllegalArgumentException("1 to " + MAX_PARALLEL + " documents at once");
        }
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is not the name of a header");
            }
            if (!HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("the value of header " + name
                        + " holds a line break or another character outside ASCII's printable ones");
            }
        });
    }

    /** The same with other hosts and addresses that need not be public. */
    public FetchSettings withAllowPrivate(List<String> others) {
        return new FetchSettings(times, tries, sizes, parallel, headers, others);
    }

    /**
     * How long fetching may take.
     *
     * @param document the longest time for one document, redirects included, at each try
     * @param connect  the longest time for one connection to come about
     * @param total    the longest time for all documents of a source, the reading in between included
     */
    public record Times(Duration document, Duration connect, Duration total) {

        public Times {
            for (Duration time : List.of(document, connect, total)) {
                if (time.isZero() || time.isNegative()) {
                    throw new IllegalArgumentException("a time is above zero");
                }
            }
        }
    }

    /**
     * How often a document is asked for.
     *
     * @param most        how often in all, at least once
     * @param backoff     the first pause, give or take a half; it doubles with every try
     * @param longestWait the longest pause; a server that asks for a longer one (Retry-After, RFC 9110, section 10.2.3) is
     *                    not asked again
     */
    public record Tries(int most, Duration backoff, Duration longestWait) {

        public Tries {
            if (most < 1 || backoff.toMillis() < 1 || longestWait.compareTo(backoff) < 0) {
                throw new IllegalArgumentException("at least one try, and a pause of a millisecond up to the longest");
            }
        }
    }

    /**
     * How much is fetched and read. Where a document goes beyond, what was read of it stands.
     *
     * @param bytes      of one document as it is sent, that is zipped if the server zips it; so much is held in memory
     * @param totalBytes of all documents of a source as they are sent
     * @param unzipped   of one document, in bytes
     * @param ratio      how many bytes may come of one by unzipping; deflate itself ends at 1032
     * @param urls       of one document, or sitemaps of one index
     * @param documents  of one source, indexes included
     * @param depth      how many indexes may lie within each other, the first one included
     * @param redirects  on the way to one document
     */
    public record Sizes(
            int bytes, long totalBytes, int unzipped, int ratio, int urls, int documents, int depth, int redirects) {

        private static final int MAX_BYTES = 1 << 30;

        public Sizes {
            if (Math.min(Math.min(bytes, unzipped), Math.min(ratio, Math.min(urls, documents))) < 1
                    || totalBytes < 1
                    || Math.min(depth, redirects) < 0
                    || bytes > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "a limit lets something be read, and a document has at most " + MAX_BYTES + " bytes");
            }
        }
    }

    /** Names the headers and keeps their values, which may be secrets, to itself. */
    @Override
    public String toString() {
        return "FetchSettings[times=" + times + ", tries=" + tries + ", sizes=" + sizes + ", parallel=" + parallel
                + ", headers=" + headers.keySet().stream().sorted().toList() + ", allowPrivate=" + allowPrivate + "]";
    }
}
