package io.edgesweep.target;

/**
 * What is to be purged.
 *
 * @param kind  what the value names
 * @param value in normal form: an absolute URL, a URL prefix, a host name or a cache tag; empty for {@link Kind#ALL}
 */
public record Target(Kind kind, String value) {

    /** The host name that it lies on; empty for a tag, which lies on none, and for everything of a site. */
    public String host() {
        return switch (kind) {
            case URL, PREFIX, PREFETCH -> {
                int begin = value.indexOf("://") + 3;
                int end = value.indexOf('/', begin);
                String authority = end < 0 ? value.substring(begin) : value.substring(begin, end);
                int port = authority.lastIndexOf(':');
                yield port < 0 ? authority : authority.substring(0, port);
            }
            case HOST -> value;
            case TAG, ALL -> "";
        };
    }
}
