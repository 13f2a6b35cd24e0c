package io.edgesweep.report;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;

/**
 * What people should know besides.
 *
 * @param at    when it was found
 * @param kind  what it means for the run
 * @param place where; empty where there is no place
 * @param reason what
 */
public record FindingLine(Instant at, String kind, String place, Reason reason) {

    private static final Set<String> NO_CAUSES = Set.of(FindingKind.NOTE.word(), FindingKind.PREVIEWED.word());

    private static final Set<String> AT_EDGE = Set.of("finding.stale", "finding.stale-retry");

    /** Whether it is more than worth knowing: it may be why the run did not do all that it should. */
    public boolean mayBeTheCause() {
        return !NO_CAUSES.contains(kind);
    }

    /** Whether it says that the CDN still serves old copies; a job that does not count them has that as a note. */
    public boolean tellsOfOldCopies() {
        return known() == FindingKind.STALE || AT_EDGE.contains(reason.code());
    }

    /** Its kind. One that a later version wrote is a note here. */
    public FindingKind known() {
        return Arrays.stream(FindingKind.values())
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElse(FindingKind.NOTE);
    }
}
