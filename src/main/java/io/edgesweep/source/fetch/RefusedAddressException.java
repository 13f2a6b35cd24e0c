package io.edgesweep.source.fetch;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.net.UnknownHostException;

/** A host is not asked because of its address. The client lets a lookup fail in no other way. */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RefusedAddressException(Reason reason) {
        super(Words.english().say(reason));
        this.reason = reason;
    }

    /** Whose address it is, why it is refused, and what to do. */
    public Reason reason() {
        return reason;
    }
}
