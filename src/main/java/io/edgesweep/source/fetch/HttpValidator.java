package io.edgesweep.source.fetch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells a version of a document apart by (RFC 9110, section 8.8). At least one of the two is there.
 *
 * @param etag         the header {@code ETag} as it was sent, quotes included
 * @param lastModified the header {@code Last-Modified} as it was sent
 */
public record HttpValidator(@Nullable String etag, @Nullable String lastModified) {

    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    public HttpValidator {
        if (etag == null && lastModified == null) {
            throw new IllegalArgumentException("a validator that tells nothing apart");
        }
    }

    /** The validator that a server sent; null when it sent none, or none that could be sent back. */
    static @Nullable HttpValidator of(@Nullable String etag, @Nullable String lastModified) {
        String tag = sendable(etag);
        String time = sendable(lastModified);
        return tag == null && time == null ? null : new HttpValidator(tag, time);
    }

    private static @Nullable String sendable(@Nullable String value) {
        return value != null && SENDABLE.matcher(value).matches() ? value : null;
    }
}
