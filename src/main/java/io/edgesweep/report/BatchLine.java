package io.edgesweep.report;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchTargets;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One batch in {@code run.json}.
 *
 * @param id         its number
 * @param recordedBy the run that recorded it: another one if it was carried in
 * @param site       its site
 * @param kind       what its targets name
 * @param method     what becomes of the copies, as the provider says; before it does, URLs are deleted, and {@code —} stands where no
 *                   method means anything
 * @param priority   0 to 9, 9 goes first
 * @param targets    how many targets it holds
 * @param covers     how many rows its one target, a directory, is purged for; 0 when its targets are the rows
 * @param state      how far it is; {@code partly-failed} when some of its targets are confirmed and others failed or were refused
 * @param confirmed  how many of the targets, or of the rows that it covers, are confirmed
 * @param attempt    in which run of trying its targets are
 * @param calls      how many calls were made for it
 * @param taskId     the provider's id of its task; empty where there is none
 * @param requestId  the provider's id of the last call; empty where there is none
 * @param code       the provider's error code; empty where there is none
 * @param reason     why it is in its state; none where the state says it all
 * @param sent       when its last call was announced
 * @param answered   when that call's answer was written down
 * @param completed  when the provider was done with the last of its targets, by its own clock; null where it does not say
 * @param settled    when its end was written down
 * @param notBefore  until when it waits
 */
public record BatchLine(
        long id,
        String recordedBy,
        String site,
        String kind,
        String method,
        int priority,
        int targets,
        int covers,
        String state,
        int confirmed,
        int attempt,
        int calls,
        String taskId,
        String requestId,
        String code,
        Reason reason,
        @Nullable Instant sent,
        @Nullable Instant answered,
        @Nullable Instant completed,
        @Nullable Instant settled,
        @Nullable Instant notBefore) {

    public static BatchLine of(BatchTargets targets) {
        Batch batch = targets.batch();
        return new BatchLine(
                batch.id(),
                batch.recordedBy(),
                batch.key().site(),
                batch.key().kind().word(),
                batch.method(),
                batch.key().priority(),
                batch.size(),
                batch.covers(),
                targets.state(),
                targets.of(Outcome.CONFIRMED),
                batch.attempt(),
                batch.calls().count(),
                batch.calls().taskId(),
                batch.calls().requestId(),
                batch.calls().code(),
                batch.reason(),
                batch.calls().sentAt(),
                batch.calls().answered(),
                batch.end().completed(),
                batch.settledAt(),
                batch.notBefore());
    }
}
