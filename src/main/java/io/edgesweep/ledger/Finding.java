package io.edgesweep.ledger;

import io.edgesweep.text.ForeignText;
import io.edgesweep.text.Reason;
import java.time.Instant;

/**
 * Something that people should know about a run and that no count tells.
 *
 * @param at    when it was found
 * @param kind  what it means for the run
 * @param place where, such as a file and line; empty where there is no place
 * @param reason what
 */
public record Finding(Instant at, FindingKind kind, String place, Reason reason) {

    public Finding {
        place = ForeignText.oneLine(place);
    }
}
