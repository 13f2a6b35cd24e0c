package io.edgesweep.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Up to when people were told of runs by one notice for many. Several processes tell each run once. */
public interface Digests {

    /**
     * Up to when they were told.
     *
     * @param now where that was never written down, which it then is; of what has ended before nobody is told
     */
    Instant toldUntil(Instant now);

    /**
     * Takes the runs that are to be told for this process, before anybody is told: those whose end the ledger knows and that nobody has
     * taken. When they ended does not decide, since the ledger knows it only after the report was written, which takes a while.
     *
     * @param from  up to when people were told
     * @param until up to when they will have been
     * @return the runs' ids, the one that began last first; nothing where another process was faster
     */
    Optional<List<String>> take(Instant from, Instant until);
}
