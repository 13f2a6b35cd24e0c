package io.edgesweep.targets;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target as one input row asks for it.
 *
 * @param ordinal  the row's number in its run, from 0, over all sources and rejected rows alike
 * @param place    where the row stands
 * @param site     the name of the site that the target belongs to
 * @param target   what is to be purged
 * @param method   how
 * @param priority 0 to 9, 9 goes first
 * @param lastmod  when the page last changed, if the row says so
 * @param extra    the row's columns that mean nothing to us, kept for the report
 * @param removed  whether no source lists it any more
 * @param seen     what the origin answered about it, if it was asked
 */
public record TargetRow(
        long ordinal,
        Place place,
        String site,
        Target target,
        Method method,
        int priority,
        @Nullable Lastmod lastmod,
        Map<String, String> extra,
        boolean removed,
        @Nullable Seen seen) {

    /** The priority of a row that names none. */
    public static final int DEFAULT_PRIORITY = 5;

    public TargetRow {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority " + priority + " is not in 0 to 9");
        }
        extra = Map.copyOf(extra);
    }

    /** A row that its source lists. */
    public TargetRow(
            long ordinal,
            Place place,
            String site,
            Target target,
            Method method,
            int priority,
            @Nullable Lastmod lastmod,
            Map<String, String> extra) {
        this(ordinal, place, site, target, method, priority, lastmod, extra, false, null);
    }

    /** As row of that number, of what was listed and is not any more. Its date and its columns are gone with the page. */
    public TargetRow gone(long newOrdinal) {
        return new TargetRow(newOrdinal, place, site, target, method, priority, null, Map.of(), true, null);
    }

    /** The row with another priority and date. */
    public TargetRow with(int newPriority, @Nullable Lastmod newLastmod) {
        return new TargetRow(ordinal, place, site, target, method, newPriority, newLastmod, extra, removed, seen);
    }

    /** The row with what the origin answered about its target. */
    public TargetRow with(Seen answer) {
        return new TargetRow(ordinal, place, site, target, method, priority, lastmod, extra, removed, answer);
    }
}
