package io.edgesweep.source;

import java.io.IOException;

/** Ends the reading of a document for a reason of ours, which trying again would not change. Never leaves this room. */
class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason why, and what to do, in words for whoever runs us */
    UnreadableException(String reason) {
        super(reason);
    }
}
