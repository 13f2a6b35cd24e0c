package io.edgesweep.report.write;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchCalls;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.targets.TargetRows;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows with their outcomes, as the ledger tells them. */
public final class RowOutcomes {

    public static final Instant SENT = Instant.parse("2026-11-22T18:00:01Z");

    private RowOutcomes() {}

    public static RowOutcome rejected(long line, String text, Outcome outcome) {
        return new RowOutcome(
                new Place("urls.csv", line), text, outcome, Reason.said("because"), null, null, Given.NOTHING);
    }

    public static RowOutcome sent(TargetRows target, Outcome outcome) {
        return sent(target, outcome, "because");
    }

    public static RowOutcome sent(TargetRows target, Outcome outcome, String reason) {
        return sent(target, outcome, Reason.said(reason));
    }

    public static RowOutcome sent(TargetRows target, Outcome outcome, Reason reason) {
        return row(target.build(), outcome, state(outcome), reason, "", null, 1);
    }

    /** @param answered when something came back from the call; null when nothing did */
    public static RowOutcome unsettled(TargetRows target, BatchState state, String reason, @Nullable Instant answered) {
        return row(target.build(), Outcome.UNSETTLED, state, Reason.said(reason), "", answered, 1);
    }

    public static RowOutcome submitted(TargetRows target, Reason reason) {
        return row(target.build(), Outcome.UNSETTLED, BatchState.SUBMITTED, reason, "", SENT, 1);
    }

    /** @param attempt in which run of trying it failed */
    public static RowOutcome failed(TargetRows target, int attempt) {
        return row(target.build(), Outcome.FAILED, BatchState.FAILED, Reason.said("because"), "", null, attempt);
    }

    private static RowOutcome row(
            TargetRow target,
            Outcome outcome,
            BatchState state,
            Reason reason,
            String code,
            @Nullable Instant answered,
            int attempt) {
        Batch batch = new Batch(
                1,
                "nightly",
                "run-1",
                BatchKey.of(target),
                target.ordinal(),
                1,
                0,
                attempt,
                new BatchCalls(1, SENT, answered, "task-1", "request-1", code),
                state,
                null,
                null,
                TaskEnd.UNTOLD,
                reason,
                BadTargetSearchState.NONE);
        return RowOutcome.of(target, outcome, reason, batch);
    }

    private static BatchState state(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> BatchState.CONFIRMED;
            case FAILED -> BatchState.FAILED;
            case REFUSED -> BatchState.REFUSED;
            case UNSETTLED -> BatchState.UNSETTLED;
            default -> BatchState.DEFERRED;
        };
    }
}
