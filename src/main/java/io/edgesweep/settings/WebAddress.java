package io.edgesweep.settings;

import java.net.URI;

/**
 * The address of something that is told of runs. Its path and query may hold a secret, so as a text it is no more than
 * scheme and host.
 *
 * @param uri the address: https, or http where that is allowed
 */
public record WebAddress(URI uri) {

    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getAuthority() + "/…";
    }
}
