package io.edgesweep.source.fetch;

import java.net.ProtocolException;

/** What a server sends is no HTTP, and the client would trip over it. */
final class NoHttpException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    NoHttpException() {
        super("no HTTP");
    }
}
