package io.edgesweep.input.state;

import io.edgesweep.language.Words;
import io.edgesweep.text.Reason;
import java.io.IOException;

/** A file that is kept from night to night is damaged. Nothing may be sent by it: it would be sent again, or not at all. */
public final class DamagedStateException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason what is wrong, where, and what to do */
    DamagedStateException(Reason reason) {
        super(Words.english().say(reason));
        this.reason = reason;
    }

    /** What is wrong, where, and what to do. */
    public Reason reason() {
        return reason;
    }
}
