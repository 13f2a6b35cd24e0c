package io.edgesweep.ledger;

import java.time.Instant;
import java.util.List;

/** The runs that nobody needs any more. What is not at its end is never among them, and neither is the run that began it. */
public interface OldRuns {

    /**
     * The job's runs that ended before the moment and left nothing open, oldest first.
     *
     * @param most at most so many
     */
    List<Run> of(String job, Instant before, int most);

    /** Removes all that is known of such a run. May be done again if it was broken off. */
    void forget(Run run);
}
