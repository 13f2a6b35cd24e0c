package io.edgesweep.input.state;

import java.io.IOException;

/** A file that is kept from night to night is damaged. Nothing may be sent by it: it would be sent again, or not at all. */
public final class DamagedStateException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    DamagedStateException(String message) {
        super(message);
    }
}
