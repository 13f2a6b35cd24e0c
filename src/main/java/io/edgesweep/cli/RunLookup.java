package io.edgesweep.cli;

import io.edgesweep.ledger.Run;
import io.edgesweep.session.Session;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.util.List;
import java.util.Optional;

/** Finds the run that a person names. */
final class RunLookup {

    private RunLookup() {}

    /**
     * The run.
     *
     * @param text its id, the beginning of it, or {@code latest}
     * @throws MistakesException when there is not exactly one
     */
    static Run by(String text, Session engine) {
        return one(text, engine.run(text));
    }

    /** As {@link #by}, of what was found by the text. */
    static Run one(String text, Optional<Run> found) {
        return found.orElseThrow(() -> new MistakesException(List.of(new Mistake(
                "",
                "",
                "There is no run '" + text + "', or more than one whose id begins so; edgesweep runs lists those of"
                        + " this home folder"))));
    }
}
