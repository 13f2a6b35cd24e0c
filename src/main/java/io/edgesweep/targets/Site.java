package io.edgesweep.targets;

import java.util.List;
import java.util.OptionalInt;

/**
 * A web site as its owner knows it.
 *
 * @param name  its name in the configuration
 * @param hosts its host names in lower case ASCII; nothing outside these is ever purged. {@code *.example.com} stands for
 *              every name below example.com, at any depth, and not for example.com itself; {@link #ANY} stands for all
 */
public record Site(String name, List<String> hosts) {

    /** In the place of a host name: every host there is, named less closely than by anything else. */
    public static final String ANY = "*";

    private static final String BELOW = "*.";

    public Site {
        hosts = List.copyOf(hosts);
    }

    /** Whether the host name, in lower case ASCII, is one of this site's. */
    public boolean covers(String host) {
        for (String entry : hosts) {
            if (fits(entry, host)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How closely the site's best fitting entry names the host name, in lower case ASCII: an exact name closer than every
     * {@code *.}, a longer {@code *.} closer than a shorter one. Two sites are equally close only if both have the same
     * entry. Empty when no entry fits.
     */
    public OptionalInt closeness(String host) {
        return hosts.stream()
                .filter(entry -> fits(entry, host))
                .mapToInt(entry -> entry.equals(host) ? Integer.MAX_VALUE : entry.length())
                .max();
    }

    /** Those of its hosts that stand for many. */
    public List<String> wildcards() {
        return hosts.stream().filter(host -> host.startsWith(BELOW)).toList();
    }

    /** Compares whole labels: the dot before the common end is part of what is compared. */
    private static boolean fits(String entry, String host) {
        if (!entry.startsWith(BELOW)) {
            return entry.equals(host) || entry.equals(ANY);
        }
        String end = entry.substring(1);
        return host.endsWith(end) && host.length() > end.length() && host.charAt(0) != '.';
    }
}
