package io.edgesweep.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How sitemaps are fetched.
 *
 * @param timeout        how long one document may take in all, redirects included, at each of three attempts
 * @param connectTimeout how long one connection may take to come about
 * @param headers        sent along, credentials among them, to the host that the job names and to the site's hosts; over
 *                       plain http only if the job's own address is plain http
 * @param allowPrivate   host names and addresses that may be fetched from though they are loopback, private, link-local
 *                       or otherwise not public
 * @param maxBytes       how large a document may be as it is sent, that is zipped if the server zips it
 * @param maxRedirects   how many redirects are followed for one document
 */
public record FetchSettings(
        Duration timeout,
        Duration connectTimeout,
        Map<String, String> headers,
        List<String> allowPrivate,
        int maxBytes,
        int maxRedirects) {

    /** A document is held in memory, as it was sent, while it is read. */
    private static final int MAX_BYTES = 1 << 30;

    /** A token of RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

    /** @throws IllegalArgumentException when a figure or a header is none; no message holds the value of a header */
    public FetchSettings {
        headers = Map.copyOf(headers);
        allowPrivate = List.copyOf(allowPrivate);
        if (!isPositive(timeout) || !isPositive(connectTimeout)) {
            throw new IllegalArgumentException("a timeout is a time above zero");
        }
        if (maxBytes < 1 || maxBytes > MAX_BYTES || maxRedirects < 0) {
            throw new IllegalArgumentException(
                    "a document of 1 to " + MAX_BYTES + " bytes, and no fewer than 0 redirects");
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

    /** No headers, public addresses only; 30 seconds, 10 of them to connect; 52,428,800 bytes; 5 redirects. */
    public static FetchSettings defaults() {
        return new FetchSettings(Duration.ofSeconds(30), Duration.ofSeconds(10), Map.of(), List.of(), 52_428_800, 5);
    }

    /** The same with another timeout. */
    public FetchSettings withTimeout(Duration other) {
        return new FetchSettings(other, connectTimeout, headers, allowPrivate, maxBytes, maxRedirects);
    }

    /** The same with other headers. */
    public FetchSettings withHeaders(Map<String, String> others) {
        return new FetchSettings(timeout, connectTimeout, others, allowPrivate, maxBytes, maxRedirects);
    }

    /** The same with other hosts and addresses that need not be public. */
    public FetchSettings withAllowPrivate(List<String> others) {
        return new FetchSettings(timeout, connectTimeout, headers, others, maxBytes, maxRedirects);
    }

    /** Names the headers and keeps their values, which may be secrets, to itself. */
    @Override
    public String toString() {
        return "FetchSettings[timeout=" + timeout + ", connectTimeout=" + connectTimeout + ", headers="
                + headers.keySet().stream().sorted().toList() + ", allowPrivate=" + allowPrivate + ", maxBytes="
                + maxBytes + ", maxRedirects=" + maxRedirects + "]";
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
