package io.edgesweep.provider;

import java.util.Map;

/**
 * How the caches are to fetch what a submission of kind prefetch names.
 *
 * @param edge    whether the copies are to reach the edge, and not only the middle layer; the vendor bills that, and allows
 *                it to some accounts only
 * @param headers what the caches are to send to the origin with each request, by name
 */
public record PrefetchOptions(boolean edge, Map<String, String> headers) {

    /** As far as the middle layer, with no header of ours. */
    public static final PrefetchOptions DEFAULT = new PrefetchOptions(false, Map.of());

    public PrefetchOptions {
        headers = Map.copyOf(headers);
    }

    /** Without the headers' values, which may be secrets. */
    @Override
    public String toString() {
        return "PrefetchOptions[edge=" + edge + ", headers=" + headers.keySet() + "]";
    }
}
