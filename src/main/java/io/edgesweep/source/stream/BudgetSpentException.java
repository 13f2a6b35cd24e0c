package io.edgesweep.source.stream;

/** Ends the reading of a source: what all its documents may take together has been used up. */
public final class BudgetSpentException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    /** One whose sentence has the argument. */
    public BudgetSpentException(String code, Object argument) {
        super(code, argument);
    }
}
