package io.edgesweep.targets;

import java.util.Optional;

/**
 * What is to be purged.
 *
 * @param kind  what the value names
 * @param value in normal form: an absolute URL, a URL prefix, a host name or a cache tag; empty for {@link Kind#ALL}
 */
public record Target(Kind kind, String value) {

    /** The host name that the value names or begins with; empty for the kinds that name none. */
    public Optional<String> host() {
        return switch (kind) {
            case URL, PREFIX, PREFETCH -> Optional.of(hostOfUrl());
            case HOST -> Optional.of(value);
            case TAG, ALL -> Optional.empty();
        };
    }

    /** Whether it is a prefix that covers all of its host. */
    public boolean isWholeHost() {
        return kind == Kind.PREFIX && value.indexOf('/', value.indexOf("://") + 3) == value.length() - 1;
    }

    /** The normal form has no user name, and a path. */
    private String hostOfUrl() {
        int begin = value.indexOf("://") + 3;
        String authority = value.substring(begin, value.indexOf('/', begin));
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
