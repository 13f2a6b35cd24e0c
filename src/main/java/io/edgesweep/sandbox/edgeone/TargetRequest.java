package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;

/**
 * What EdgeOne is asked to do with targets.
 *
 * @param zoneId an id, or {@code *}
 * @param method {@code invalidate} or {@code delete}; of no effect, and never as asked for, on URLs and tags; empty for
 *     a prefetch
 * @param targets empty for {@code purge_all}
 * @param cacheTagDomains empty if the call came without {@code CacheTag}
 */
record TargetRequest(String zoneId, TaskType type, String method, List<String> targets, List<String> cacheTagDomains) {

    TargetRequest {
        if (targets.isEmpty() && type != TaskType.PURGE_ALL) {
            throw new ApiErrorException("MissingParameter", "the parameter `Targets` is missing or empty");
        }
    }

    /** What {@code purge_all} counts for in quota and batch: one. */
    int size() {
        return Math.max(1, targets.size());
    }
}
