package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.model.TaskType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The allowances of a plan, and how {@code DescribeContentQuota} shows them.
 *
 * @param limits the types that the plan includes; a call of any other type is refused with
 *     {@code LimitExceeded.PackNotAllow}
 * @param hidden types that work, although their quota row is left out of the answer
 * @param nullLists answer {@code null} in place of both quota lists
 */
public record QuotaProfile(Map<TaskType, QuotaLimit> limits, Set<TaskType> hidden, boolean nullLists) {

    public QuotaProfile {
        limits = Map.copyOf(limits);
        hidden = Set.copyOf(hidden);
    }

    /** 2,000 targets a call and 10,000 a day for every type, as in the sample answer of the API reference. */
    public static QuotaProfile sample() {
        Map<TaskType, QuotaLimit> limits = new EnumMap<>(TaskType.class);
        for (TaskType type : TaskType.values()) {
            limits.put(type, new QuotaLimit(2_000, 10_000));
        }
        return new QuotaProfile(limits, Set.of(), false);
    }

    /** Figures so small that a test of a few dozen targets reaches them. */
    public static QuotaProfile small() {
        return new QuotaProfile(
                Map.of(
                        TaskType.PURGE_URL, new QuotaLimit(10, 50),
                        TaskType.PURGE_PREFIX, new QuotaLimit(5, 20),
                        TaskType.PURGE_HOST, new QuotaLimit(2, 10),
                        TaskType.PURGE_ALL, new QuotaLimit(1, 5),
                        TaskType.PURGE_CACHE_TAG, new QuotaLimit(5, 20),
                        TaskType.PREFETCH_URL, new QuotaLimit(10, 50)),
                Set.of(),
                false);
    }

    public QuotaProfile with(TaskType type, int batch, int daily) {
        Map<TaskType, QuotaLimit> changed = new EnumMap<>(TaskType.class);
        changed.putAll(limits);
        changed.put(type, new QuotaLimit(batch, daily));
        return new QuotaProfile(changed, hidden, nullLists);
    }

    /** The plan does not include the type. */
    public QuotaProfile without(TaskType type) {
        Map<TaskType, QuotaLimit> changed = new EnumMap<>(TaskType.class);
        changed.putAll(limits);
        changed.remove(type);
        return new QuotaProfile(changed, hidden, nullLists);
    }

    /** The type works, but its row is missing from the answer: unknown, not zero. */
    public QuotaProfile hiding(TaskType type) {
        Set<TaskType> changed = EnumSet.of(type);
        changed.addAll(hidden);
        return new QuotaProfile(limits, changed, nullLists);
    }

    public QuotaProfile withNullLists() {
        return new QuotaProfile(limits, hidden, true);
    }
}
