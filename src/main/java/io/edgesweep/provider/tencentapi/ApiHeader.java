package io.edgesweep.provider.tencentapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header that the caches are to send to the origin with a prefetch (API pages CreatePrefetchTask, Header, and
 * PushUrlsCache, HTTPHeader).
 *
 * @param name  the header's name
 * @param value its value
 */
public record ApiHeader(String name, String value) {

    /** The headers in the order of their names; null, so that the field is left out, when there is none. */
    public static @Nullable List<ApiHeader> listOf(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        return headers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(header -> new ApiHeader(header.getKey(), header.getValue()))
                .toList();
    }
}
