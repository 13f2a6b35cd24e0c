package io.edgesweep.ledger;

import io.edgesweep.task.Outcome;

/**
 * A target that does not share its batch's state.
 *
 * @param position the target's place in its batch, from 0
 * @param outcome  what became of it
 * @param reason   why, in words
 */
public record DeviatingTarget(int position, Outcome outcome, String reason) {

    /** How the reason of a target begins that was accepted and of which nobody can be asked what became of it. */
    public static final String NOT_FOLLOWED = "accepted, not followed";
}
