package io.edgesweep.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How far the search for the bad targets of a refused batch has come that a batch is part of.
 *
 * @param heldFor  the batch that must be answered first; null when this one need not wait
 * @param suspects how many of the first targets hold a bad one if the batch that it waits for is taken; 0 if none do
 * @param probes   how many calls the search has cost in this run
 * @param cleared  whether the provider has taken some part of the batch that the search began with
 * @param of       how many targets that batch held; 0 without a search
 * @param found    how many bad ones of it are named
 */
public record BadTargetSearchState(
        @Nullable Long heldFor, int suspects, int probes, boolean cleared, int of, int found) {

    /** No search. */
    public static final BadTargetSearchState NONE = new BadTargetSearchState(null, 0, 0, false, 0, 0);

    /** The same search for a batch that waits for another, or for none. */
    public BadTargetSearchState of(@Nullable Long batch, int itsSuspects) {
        return new BadTargetSearchState(batch, itsSuspects, probes, cleared, of, found);
    }

    /** So few bad ones say little of how many there are. */
    private static final int FEW = 3;

    /**
     * How many targets to try next of a number of which nothing is known: so many that about one such try in two is taken,
     * which is the try that tells most; but all of them as long as few are known to be bad.
     */
    public int step(int unknown) {
        if (found < FEW) {
            return unknown;
        }
        long good = Math.max(1, Math.round(Math.floor(Math.log(2) * (of - unknown) / found)));
        return 2 * good >= unknown ? unknown : (int) good;
    }
}
