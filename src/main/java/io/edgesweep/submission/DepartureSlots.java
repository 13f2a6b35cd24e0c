package io.edgesweep.submission;

import io.edgesweep.ledger.Action;
import io.edgesweep.process.Patience;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of calls that are announced and have not left. There are as many as an account's calls in a second, for each action
 * and all runs of this process: whoever dies or freezes leaves no more than that in doubt, and what is announced leaves while
 * the announcement is fresh.
 */
public final class DepartureSlots {

    private final Map<Key, Semaphore> slots = new ConcurrentHashMap<>();

    private record Key(String account, Action action) {}

    /**
     * Waits for a place among the calls of an account.
     *
     * @param patience how long it is waited for
     * @return whether there was one in time
     */
    boolean take(SiteTerms terms, Action action, Patience patience) throws InterruptedException {
        Semaphore places = places(terms, action);
        Patience.Wait wait = patience.begin();
        while (!places.tryAcquire(Patience.Wait.STEP.toMillis(), TimeUnit.MILLISECONDS)) {
            if (wait.isOver()) {
                return false;
            }
        }
        return true;
    }

    void free(SiteTerms terms, Action action) {
        places(terms, action).release();
    }

    /** In their order, so that a run with few batches does not wait for one with many. */
    private Semaphore places(SiteTerms terms, Action action) {
        return slots.computeIfAbsent(
                new Key(terms.account(), action), key -> new Semaphore(Math.max(1, terms.callsPerSecond()), true));
    }
}
