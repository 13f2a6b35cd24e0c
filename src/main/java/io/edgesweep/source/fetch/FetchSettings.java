package io.edgesweep.source.fetch;

import io.edgesweep.proxy.Proxies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How sitemaps are fetched.
 *
 * @param timeout        how long one document may take in all, redirects included, at each try
 * @param connectTimeout how long one connection may take to come about
 * @param headers        sent along, credentials among them, to the host and port that the job names; over plain http only if
 *                       the job's own address is plain http
 * @param allowPrivate   host names and addresses that may be fetched from though they are loopback, private, link-local
 *                       or otherwise not public
 * @param limits         how much is fetched
 * @param retries        how often a document is asked for again
 * @param parallel       how many documents of an index are fetched at once; so many wait in memory for their turn
 * @param proxies        the way out
 */
public record FetchSettings(
        Duration timeout,
        Duration connectTimeout,
        Map<String, String> headers,
        List<String> allowPrivate,
        FetchLimits limits,
        FetchRetries retries,
        int parallel,
        Proxies proxies) {

    /** More would be no politeness any more. */
    public static final int MAX_PARALLEL = 16;

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

    /** No headers, public addresses only; 30 seconds, 10 of them to connect; two at once. */
    public static FetchSettings defaults() {
        return new FetchSettings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Map.of(),
                List.of(),
                FetchLimits.defaults(),
                FetchRetries.defaults(),
                2,
                Proxies.NONE);
    }

    /** The same with another timeout. */
    public FetchSettings withTimeout(Duration other) {
        return new FetchSettings(other, connectTimeout, headers, allowPrivate, limits, retries, parallel, proxies);
    }

    /** The same with other headers. */
    public FetchSettings withHeaders(Map<String, String> others) {
        return new FetchSettings(timeout, connectTimeout, others, allowPrivate, limits, retries, parallel, proxies);
    }

    /** The same with other hosts and addresses that need not be public. */
    public FetchSettings withAllowPrivate(List<String> others) {
        return new FetchSettings(timeout, connectTimeout, headers, others, limits, retries, parallel, proxies);
    }

    /** The same with other limits. */
    public FetchSettings withLimits(FetchLimits others) {
        return new FetchSettings(timeout, connectTimeout, headers, allowPrivate, others, retries, parallel, proxies);
    }

    /** The same with other retries. */
    public FetchSettings withRetries(FetchRetries others) {
        return new FetchSettings(timeout, connectTimeout, headers, allowPrivate, limits, others, parallel, proxies);
    }

    /** The same with so many documents at once. */
    public FetchSettings withParallel(int other) {
        return new FetchSettings(timeout, connectTimeout, headers, allowPrivate, limits, retries, other, proxies);
    }

    /** The same with other ways out. */
    public FetchSettings withProxies(Proxies others) {
        return new FetchSettings(timeout, connectTimeout, headers, allowPrivate, limits, retries, parallel, others);
    }

    /** Names the headers and keeps their values, which may be secrets, to itself. */
    @Override
    public String toString() {
        return "FetchSettings[timeout=" + timeout + ", connectTimeout=" + connectTimeout + ", headers="
                + headers.keySet().stream().sorted().toList() + ", allowPrivate=" + allowPrivate + ", limits=" + limits
                + ", retries=" + retries + ", parallel=" + parallel + "]";
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
