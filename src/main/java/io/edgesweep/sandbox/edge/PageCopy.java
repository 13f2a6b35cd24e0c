package io.edgesweep.sandbox.edge;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import okio.ByteString;

/**
 * A copy of what the origin answered.
 *
 * @param headers those that are passed on
 * @param tags its cache tags
 * @param stored when the origin was last asked about it
 * @param expired whether the origin is to be asked before it is served again
 */
record PageCopy(
        int status, Map<String, String> headers, ByteString body, Set<String> tags, Instant stored, boolean expired) {

    PageCopy asExpired() {
        return new PageCopy(status, headers, body, tags, stored, true);
    }

    PageCopy asRefreshed(Instant now) {
        return new PageCopy(status, headers, body, tags, now, false);
    }

    /** Whether it may be kept at all. */
    boolean isShared() {
        String control = headers.getOrDefault("Cache-Control", "");
        return status < 500
                && !control.contains("private")
                && !control.contains("no-store")
                && !headers.containsKey("Set-Cookie");
    }
}
