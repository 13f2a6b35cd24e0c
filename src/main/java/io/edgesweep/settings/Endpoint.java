package io.edgesweep.settings;

import java.net.URI;

/** Where an account's API is. */
public sealed interface Endpoint {

    /**
     * A server.
     *
     * @param uri scheme, host and port; plain http only for a loopback address
     */
    record Server(URI uri) implements Endpoint {

        /** Whether it is on this machine: only there plain http is allowed. */
        public boolean isLoopback() {
            return isLoopback(uri.getHost());
        }

        /** Only literals, and the one name that cannot point elsewhere tomorrow. */
        public static boolean isLoopback(String host) {
            return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}|\\[::1]");
        }
    }

    /** The stand-in that runs inside our own process. */
    record Sandbox() implements Endpoint {}
}
