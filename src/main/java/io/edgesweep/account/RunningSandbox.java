package io.edgesweep.account;

import java.util.List;
import java.util.Optional;

/** A stand-in server that runs until it is closed. */
public interface RunningSandbox extends AutoCloseable {

    /** Its address. */
    String endpoint();

    /** The address of its control interface; empty if there is none. */
    Optional<String> controlEndpoint();

    /** The id of the key that it knows. */
    String secretId();

    /** The key that it knows, which opens nothing else. */
    String secretKey();

    /** The zones that it serves, each with its hosts. */
    List<String> zones();

    /** The domains of Tencent CDN that it serves. */
    List<String> domains();

    /** The addresses of its edge's nodes; none if it has no edge. */
    List<String> edge();

    @Override
    void close();
}
