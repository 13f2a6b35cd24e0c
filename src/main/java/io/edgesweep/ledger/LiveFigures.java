package io.edgesweep.ledger;

import java.time.Instant;
import java.util.Optional;

/** How far runs are that are under way, for processes on other nodes that show them. Decides nothing. */
public interface LiveFigures {

    /**
     * A run is so far.
     *
     * @param text how far, as whoever shows it reads it
     */
    void write(String run, String text, Instant now);

    /** How far a run is; empty when nobody has said so since the moment. */
    Optional<Written> of(String run, Instant since);

    /** What was written of a run. */
    record Written(String text, Instant at) {}

    /** The run is not under way any more. */
    void remove(String run);
}
