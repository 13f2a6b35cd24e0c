package io.edgesweep.source;

/** Ends the reading of a source: what all its documents may take together has been used up. */
final class Spent extends Unreadable {

    private static final long serialVersionUID = 1L;

    /** @param reason why, in words for whoever runs us */
    Spent(String reason) {
        super(reason);
    }
}
