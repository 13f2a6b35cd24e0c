package io.edgesweep.source;

/** Ends the reading of a source: what all its documents may take together has been used up. */
final class BudgetSpentException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    /** @param reason why, in words for whoever runs us */
    BudgetSpentException(String reason) {
        super(reason);
    }
}
