package io.edgesweep.source.intake;

import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;

/** What becomes of an input row. */
public sealed interface Decision {

    /**
     * The row names a target that the job wants purged.
     *
     * @param row in normal form
     */
    record Wanted(TargetRow row) implements Decision {}

    /**
     * The row is not sent.
     *
     * @param row with the reason
     */
    record Rejected(RejectedRow row) implements Decision {}
}
