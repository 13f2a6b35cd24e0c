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
 * the announcement is fresh. No more calls wait for their answers, either, than the account allows at once: if the network stands
 * still for a moment, no more than that arrive together.
 */
public final class DepartureSlots {

    private final Map<Key, Semaphore> slots = new ConcurrentHashMap<>();
    private final Map<Key, Semaphore> inFlight = new ConcurrentHashMap<>();

    private record Key(String account, Action action) {}

    /**
     * Waits for a place among the calls of an account, for the departure and until the answer.
     *
     * @param patience how long it is waited for
     * @return whether there was one in time
     */
    boolean take(SiteTerms terms, Action action, Patience patience) throws InterruptedException {
        Patience.Wait wait = patience.begin();
        if (!take(answers(terms, action), wait)) {
            return false;
        }
        boolean taken = false;
        try {
            taken = take(places(terms, action), wait);
        } finally {
            if (!taken) {
                answered(terms, action);
            }
        }
        return taken;
    }

    private static boolean take(Semaphore places, Patience.Wait wait) throws InterruptedException {
        while (!places.tryAcquire(Patience.Wait.STEP.toMillis(), TimeUnit.MILLISECONDS)) {
            if (wait.isOver()) {
                return false;
            }
        }
        return true;
    }

    /** The call has left, or is not to leave. */
    void free(SiteTerms terms, Action action) {
        places(terms, action).release();
    }

    /** The call is over, or was none. */
    void answered(SiteTerms terms, Action action) {
        answers(terms, action).release();
    }

    /** In their order, so that a run with few batches does not wait for one with many. */
    private Semaphore places(SiteTerms terms, Action action) {
        return slots.computeIfAbsent(
                new Key(terms.account(), action), key -> new Semaphore(Math.max(1, terms.callsPerSecond()), true));
    }

    private Semaphore answers(SiteTerms terms, Action action) {
        return inFlight.computeIfAbsent(
                new Key(terms.account(), action), key -> new Semaphore(Math.max(1, terms.callsInFlight()), true));
    }
}
