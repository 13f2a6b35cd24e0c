package io.edgesweep.report;

import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.plan.BatchKey;
import io.edgesweep.target.Given;
import io.edgesweep.target.Place;
import io.edgesweep.target.TargetRow;
import io.edgesweep.target.TargetRows;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows with their outcomes, as the ledger tells them. */
final class RowOutcomes {

    static final Instant SENT = Instant.parse("2026-11-22T18:00:01Z");

    private RowOutcomes() {}

    static RowOutcome rejected(long line, String text, Outcome outcome) {
        return new RowOutcome(new Place("urls.csv", line), text, outcome, "because", null, null, Given.NOTHING);
    }

    static RowOutcome sent(TargetRows target, Outcome outcome) {
        return sent(target, outcome, "because");
    }

    static RowOutcome sent(TargetRows target, Outcome outcome, String reason) {
        return row(target.build(), outcome, state(outcome), reason, "", null);
    }

    static RowOutcome refused(TargetRows target, String code) {
        return row(target.build(), Outcome.REFUSED, BatchState.REFUSED, "because", code, null);
    }

    /** @param answered when something came back from the call; null when nothing did */
    static RowOutcome unsettled(TargetRows target, BatchState state, String reason, @Nullable Instant answered) {
        return row(target.build(), Outcome.UNSETTLED, state, reason, "", answered);
    }

    /** @param attempt in which run of trying it failed */
    static RowOutcome failed(TargetRows target, int attempt) {
        return row(target.build(), Outcome.FAILED, BatchState.FAILED, "because", "", null, attempt);
    }

    private static RowOutcome row(
            TargetRow target,
            Outcome outcome,
            BatchState state,
            String reason,
            String code,
            @Nullable Instant answered) {
        return row(target, outcome, state, reason, code, answered, 1);
    }

    private static RowOutcome row(
            TargetRow target,
            Outcome outcome,
            BatchState state,
            String reason,
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
                1,
                state,
                null,
                SENT,
                answered,
                null,
                TaskEnd.UNTOLD,
                "task-1",
                "request-1",
                code,
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
