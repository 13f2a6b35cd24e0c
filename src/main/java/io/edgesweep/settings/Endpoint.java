package io.edgesweep.settings;

import java.net.URI;

/** Where an account's API is. */
public sealed interface Endpoint {

    /**
     * A server.
     *
     * @param uri scheme, host and port; plain http only for a loopback address
     */
    record Server(URI uri) implements Endpoint {}

    /** The stand-in that runs inside our own process. */
    record Sandbox() implements Endpoint {}
}
