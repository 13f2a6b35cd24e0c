package io.edgesweep.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the CDN served after the purges of runs. */
public interface EdgeLooks {

    /** The batch of pages that no row names. */
    long NO_BATCH = 0;

    /** Writes down looks at rows of a batch that the run answers for; each row is looked at once. */
    void add(String run, long batch, List<EdgeLook> looks);

    /** What was found of a batch in the run. */
    List<EdgeLook> of(String run, long batch);

    /** Walks through all that was found in the run, in the order in which it was written down. */
    void forEach(String run, Consumer<EdgeLook> consumer);

    /**
     * Takes note of looks at pages of a run that is over. What was found in the run stays as it is; what counts as stale from now on
     * follows them.
     */
    void lookedAgain(String run, List<EdgeLook> looks);

    /**
     * How many pages are stale now, by the run after which they were last found so, the newest first: over all runs that are kept,
     * and without those that were purged again since, or found fresh.
     */
    List<StalePage.Count> stale();

    /** How a page stands that was found stale after any run that is kept; empty where none was. */
    Optional<StalePage> stale(String url);

    /** How many pages were looked at in the run, by what they came to; nothing where none was. Cheap: reads no look. */
    Map<Freshness, Long> counted(String run);
}
