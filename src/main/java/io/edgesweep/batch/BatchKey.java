package io.edgesweep.batch;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.TargetRow;

/**
 * What the targets of one batch have in common.
 *
 * @param site     the site's name
 * @param kind     what the targets name
 * @param method   how they are purged
 * @param priority 0 to 9, 9 goes first
 */
public record BatchKey(String site, Kind kind, Method method, int priority) {

    /** The key of the batch that the row belongs in. */
    public static BatchKey of(TargetRow row) {
        return new BatchKey(row.site(), row.target().kind(), row.method(), row.priority());
    }
}
