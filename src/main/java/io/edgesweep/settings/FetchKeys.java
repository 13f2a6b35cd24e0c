package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a site's sitemaps are fetched.
 *
 * @param timeout      the longest time for one document
 * @param headers      sent with every request; may hold secrets
 * @param allowPrivate hosts and addresses that may be loopback, private or link-local
 */
public record FetchKeys(Duration timeout, Map<String, String> headers, List<String> allowPrivate) {

    public FetchKeys {
        headers = Map.copyOf(headers);
        allowPrivate = List.copyOf(allowPrivate);
    }

    @Override
    public String toString() {
        return "FetchKeys[timeout=" + timeout + ", headers=" + headers.keySet() + ", allowPrivate=" + allowPrivate
                + "]";
    }
}
