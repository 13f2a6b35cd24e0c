package io.edgesweep.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were made for a batch, and what the last of them brought.
 *
 * @param count      how many there were since a run took the batch up
 * @param sentAt     when the last one was announced
 * @param answeredAt when its answer was written down, or when it was clear that there will be none: it left before then
 * @param taskId     the provider's id of the task; empty while there is none
 * @param requestId  the provider's id of the last call; empty while there is none
 * @param code       the provider's error code, if it gave one; else empty
 */
public record BatchCalls(
        int count,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        String taskId,
        String requestId,
        String code) {

    /** When the last call's answer was written down; null when there was none, for every answer has a request's id. */
    public @Nullable Instant answered() {
        return requestId.isEmpty() ? null : answeredAt;
    }
}
