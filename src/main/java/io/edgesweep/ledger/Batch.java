package io.edgesweep.ledger;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the ledger knows it at one moment, without its targets.
 *
 * @param id           its number in the ledger
 * @param job          the job that it was recorded for
 * @param recordedBy   the run that recorded it, or whose batch it was split from
 * @param key          what its targets have in common
 * @param firstOrdinal the ordinal of its first target
 * @param size         how many targets it holds
 * @param covers       how many rows of the input its one target is purged for, a directory in which they lie; 0 when its
 *                     targets are the rows
 * @param attempt      1 when its targets are tried for the first time; they are tried again after they failed
 * @param calls        the calls that were made for it
 * @param state        how far it is
 * @param notBefore    the next moment at which something is to be done for it, if it waits for one
 * @param settledAt    when its end was written down
 * @param end          what the provider says of the end of its task
 * @param reason       why it is in its state, none where the state says it all
 * @param search       how far the search for a bad target has come that it is part of
 */
public record Batch(
        long id,
        String job,
        String recordedBy,
        BatchKey key,
        long firstOrdinal,
        int size,
        int covers,
        int attempt,
        BatchCalls calls,
        BatchState state,
        @Nullable Instant notBefore,
        @Nullable Instant settledAt,
        TaskEnd end,
        Reason reason,
        BadTargetSearchState search) {

    /** A target that failed is tried in so many runs in all. */
    public static final int ATTEMPTS = 3;

    /** What becomes of the copies, as a word: what the provider says, else what follows from what it was asked for. */
    public String method() {
        return end.method().isEmpty() ? key.method().wordFor(key.kind()) : end.method();
    }

    /** How many rows of the input it is purged for. */
    public int rows() {
        return covers > 0 ? covers : size;
    }
}
