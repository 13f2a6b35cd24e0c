package io.edgesweep.settings;

/**
 * A server that is asked for pages in the place of whatever their own names lead to.
 *
 * @param scheme {@code http} or {@code https}; empty for that of each page
 * @param host   a host name or an address
 * @param port   0 for the usual one of the scheme
 */
public record ServerAddress(String scheme, String host, int port) {

    /** As people write it. */
    public String shown() {
        return (scheme.isEmpty() ? "" : scheme + "://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port == 0 ? "" : ":" + port);
    }
}
