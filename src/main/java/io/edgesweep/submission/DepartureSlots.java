package io.edgesweep.submission;

import io.edgesweep.process.Patience;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of calls that are announced and have not left. There are as many as an account's calls in a second: whoever dies
 * or freezes leaves no more than that in doubt, and what is announced leaves while the announcement is fresh.
 */
public final class DepartureSlots {

    private final Patience patience;
    private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

    /** @param patience how long a place is waited for */
    public DepartureSlots(Patience patience) {
        this.patience = patience;
    }

    /**
     * Waits for a place among the calls of an account.
     *
     * @return whether there was one in time
     */
    boolean take(SiteTerms terms) throws InterruptedException {
        Semaphore places = places(terms);
        Patience.Wait wait = patience.begin();
        while (!places.tryAcquire(Patience.Wait.STEP.toMillis(), TimeUnit.MILLISECONDS)) {
            if (wait.isOver()) {
                return false;
            }
        }
        return true;
    }

    void free(SiteTerms terms) {
        places(terms).release();
    }

    private Semaphore places(SiteTerms terms) {
        return accounts.computeIfAbsent(terms.account(), account -> new Semaphore(Math.max(1, terms.callsPerSecond())));
    }
}
