package io.edgesweep.batch;

import io.edgesweep.targets.TargetRow;
import java.util.List;

/**
 * The targets of one future call.
 *
 * @param key  what they have in common
 * @param rows in the order of the input; never empty
 */
public record PlannedBatch(BatchKey key, List<TargetRow> rows) {

    public PlannedBatch {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a batch without targets");
        }
    }
}
