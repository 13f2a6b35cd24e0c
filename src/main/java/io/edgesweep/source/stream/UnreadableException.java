package io.edgesweep.source.stream;

import java.io.IOException;

/** Ends the reading of a document for a reason of ours, which trying again would not change. Never leaves this room. */
public class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason why, and what to do, in words for whoever runs us */
    public UnreadableException(String reason) {
        super(reason);
    }
}
