package io.edgesweep.source.fetch;

import java.net.UnknownHostException;

/** A host is not asked because of its address. The client lets a lookup fail in no other way. */
final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String reason) {
        super(reason);
    }
}
