package io.edgesweep.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How far the search for a bad target has come that a batch is part of.
 *
 * @param heldFor  the batch that must be answered first; null when this one need not wait
 * @param suspects how many of the first targets hold a bad one if the batch that it waits for is taken; 0 if none do
 * @param probes   how many calls the search has cost
 * @param cleared  whether the provider has taken some part of the batch that the search began with
 */
public record Search(@Nullable Long heldFor, int suspects, int probes, boolean cleared) {

    /** No search. */
    public static final Search NONE = new Search(null, 0, 0, false);
}
