package io.edgesweep.ledger;

import java.time.Instant;
import java.util.List;

/** What people have paused. What is changed is on disk when the method returns. */
public interface Pauses {

    /** Those that are in force, and those that were in the last months, oldest first. */
    List<Pause> all();

    /** Begins one. It takes the place of another that is in force of the same scope. */
    void begin(Pause pause);

    /**
     * Ends what is in force of the scope.
     *
     * @return whether something was
     */
    boolean end(PauseScope scope, Instant at);
}
