package io.edgesweep.source.sitemap;

import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.source.stream.WatchedInputStream;
import java.io.InputStream;

/**
 * Refuses XML that goes on and on without the end of a tag. The parser can be told how long many things may be, but not a
 * name: it would keep one of fifty million letters whole.
 */
final class TagLengthGuard extends WatchedInputStream {

    private static final int MAX_BETWEEN = 256 * 1024;

    private int sinceTag;

    TagLengthGuard(InputStream in) {
        super(in);
    }

    /** In every encoding that a sitemap comes in, this byte is in the character that ends a tag. */
    @Override
    protected void passed(byte[] bytes, int offset, int count) throws UnreadableException {
        for (int i = offset; i < offset + count; i++) {
            sinceTag = bytes[i] == '>' ? 0 : sinceTag + 1;
            if (sinceTag > MAX_BETWEEN) {
                throw new UnreadableException("source.endless-tag", MAX_BETWEEN);
            }
        }
    }
}
