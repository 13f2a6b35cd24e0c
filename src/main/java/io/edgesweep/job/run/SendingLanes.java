package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.submission.SubmissionQueue;
import java.util.function.BooleanSupplier;

/**
 * What the lanes share that send by one action.
 *
 * @param action  the action
 * @param queue   what is to be sent
 * @param settler finds out about the calls that brought no answer
 * @param more    whether more may be recorded that is to be sent
 */
record SendingLanes(Action action, SubmissionQueue queue, LostAnswerResolver settler, BooleanSupplier more) {

    /** The step, in one word. */
    String step() {
        return action == Action.PURGE ? "submit" : "warm";
    }
}
