package io.edgesweep.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that was asked for, as it is kept.
 *
 * @param id      its own name, before there is a run
 * @param at      when it was asked for
 * @param askedBy who asked for it, in words
 * @param content what is asked for, as whoever keeps it wrote it
 * @param run     the run in which it is executed; null while there is none
 * @param elsewhere whether another process that is at work has it
 * @param end     how it ended, in a word of whoever keeps it; null while it has not
 * @param words   why it failed or was stopped; else empty
 */
public record KeptOrder(
        String id,
        Instant at,
        String askedBy,
        String content,
        @Nullable String run,
        boolean elsewhere,
        @Nullable String end,
        String words) {}
