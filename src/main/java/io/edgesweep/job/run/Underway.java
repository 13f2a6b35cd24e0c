package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.OpenBatches;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of the steps are over that go on side by side: sending purges, asking what became of the tasks, sending prefetches. None
 * of them ends because there is nothing to do yet, but when there is nothing more that another could bring.
 */
final class Underway {

    private final String run;
    private final OpenBatches open;
    private final Set<Action> over = ConcurrentHashMap.newKeySet();

    private volatile boolean ledgerFailed;

    Underway(String run, OpenBatches open) {
        this.run = run;
        this.open = open;
    }

    /** Nothing more is sent by the action, for whatever reason. */
    void isOver(Action action) {
        over.add(action);
    }

    /** Something went wrong in a lane. If it was the ledger, no lane goes on: what one could not write down, others would wait for. */
    void failed(Exception failure) {
        if (LocalFailure.isOfTheLedger(failure)) {
            ledgerFailed = true;
        }
    }

    /** Whether no lane is to go on. */
    boolean hasFailed() {
        return ledgerFailed;
    }

    /** Whether more tasks may come that are to be followed. */
    boolean mayFollowMore() {
        return over.size() < Action.values().length;
    }

    /** Whether more purges may be confirmed, and so more prefetches come. */
    boolean mayWarmMore() {
        return !over.contains(Action.PURGE) || open.isFollowed(run, Action.PURGE);
    }
}
