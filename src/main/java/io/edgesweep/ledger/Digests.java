package io.edgesweep.ledger;

import java.time.Instant;

/** Up to when people were told of runs by one notice for many. Several processes tell each run once. */
public interface Digests {

    /**
     * Up to when they were told.
     *
     * @param now where that was never written down, which it then is
     */
    Instant toldUntil(Instant now);

    /**
     * Takes what is to be told for this process, before anybody is told.
     *
     * @param from  up to when they were told
     * @param until up to when they will have been
     * @return whether no other process was faster
     */
    boolean take(Instant from, Instant until);
}
