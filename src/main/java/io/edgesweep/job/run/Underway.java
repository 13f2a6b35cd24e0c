package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
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

    Underway(String run, OpenBatches open) {
        this.run = run;
        this.open = open;
    }

    /** Nothing more is sent by the action, for whatever reason. */
    void isOver(Action action) {
        over.add(action);
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
