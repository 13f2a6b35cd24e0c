package io.edgesweep.target;

import java.util.List;

/**
 * A web site as its owner knows it.
 *
 * @param name  its name in the configuration
 * @param hosts its host names in lower case ASCII, exactly; nothing outside these is ever purged
 */
public record Site(String name, List<String> hosts) {

    public Site {
        hosts = List.copyOf(hosts);
    }

    /** Whether the host name, in lower case ASCII, is one of this site's. A subdomain is not, unless it is listed. */
    public boolean covers(String host) {
        return hosts.contains(host);
    }
}
