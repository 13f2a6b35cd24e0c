package io.edgesweep.ledger;

import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;

/**
 * A target that does not share its batch's state.
 *
 * @param position the target's place in its batch, from 0
 * @param outcome  what became of it
 * @param reason   why, in words
 */
public record DeviatingTarget(int position, Outcome outcome, Reason reason) {}
