package io.edgesweep.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of a task that has come to its end, besides what became of its targets.
 *
 * @param completed when it was done with the last of them, by its own clock; null where it does not say
 * @param method    by which method it purged them: {@code invalidate} or {@code delete}; empty where it does not say
 */
public record TaskEnd(@Nullable Instant completed, String method) {

    /** It says nothing. */
    public static final TaskEnd UNTOLD = new TaskEnd(null, "");
}
