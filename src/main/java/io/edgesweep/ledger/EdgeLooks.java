package io.edgesweep.ledger;

import java.util.List;
import java.util.Map;
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

    /** How many pages were looked at in the run, by what they came to; nothing where none was. Cheap: reads no look. */
    Map<Freshness, Long> counted(String run);
}
