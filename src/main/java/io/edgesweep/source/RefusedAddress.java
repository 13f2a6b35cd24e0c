package io.edgesweep.source;

import java.net.UnknownHostException;

/** A host is not asked because of its address. The client lets a lookup fail in no other way. */
final class RefusedAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddress(String reason) {
        super(reason);
    }
}
