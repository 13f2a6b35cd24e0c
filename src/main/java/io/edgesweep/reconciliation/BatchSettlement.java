package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what the provider says of a submitted batch's targets, by their positions. */
final class BatchSettlement {

    private static final Logger log = LoggerFactory.getLogger(BatchSettlement.class);

    private final String run;
    private final OpenBatches open;
    private final Predicate<TargetRow> warm;
    private final InstantSource clock;

    /** @param warm which of the rows that are confirmed are to be prefetched */
    BatchSettlement(String run, OpenBatches open, Predicate<TargetRow> warm, InstantSource clock) {
        this.run = run;
        this.open = open;
        this.warm = warm;
        this.clock = clock;
    }

    /** Every target of the batch has come to its end. */
    void settle(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts) {
        Batch batch = submitted.batch();
        boolean allFailed = verdicts.values().stream().noneMatch(TargetVerdict::isConfirmed);
        Reason commonReason = allFailed ? verdicts.values().iterator().next().reason() : Reason.NONE;
        List<DeviatingTarget> exceptions = new ArrayList<>();
        verdicts.forEach((position, verdict) -> {
            if (verdict.isFailed() && (!allFailed || !verdict.reason().equals(commonReason))) {
                exceptions.add(new DeviatingTarget(position, Outcome.FAILED, verdict.reason()));
            }
        });
        open.settle(
                run,
                submitted,
                allFailed ? BatchState.FAILED : BatchState.CONFIRMED,
                commonReason,
                exceptions,
                again(submitted, verdicts),
                TargetVerdict.endOf(verdicts.values()),
                warm,
                clock.instant());
        log.debug("Batch {}: settled, {} targets failed", batch.id(), allFailed ? verdicts.size() : exceptions.size());
    }

    /** The targets that failed and may be tried once more. */
    private static List<TargetRow> again(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts) {
        if (submitted.batch().attempt() >= Batch.ATTEMPTS) {
            return List.of();
        }
        return verdicts.entrySet().stream()
                .filter(each -> each.getValue().isFailed())
                .map(each -> submitted.targets().get(each.getKey()))
                .toList();
    }

    /** What is known of some of the targets is kept; the next run asks for the rest, and tries again what failed. */
    void leaveOpen(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts, Reason evidence) {
        List<DeviatingTarget> settled = new ArrayList<>();
        verdicts.forEach((position, verdict) -> {
            if (verdict.isConfirmed()) {
                settled.add(new DeviatingTarget(position, Outcome.CONFIRMED, Reason.NONE));
            } else if (verdict.isFailed()) {
                settled.add(new DeviatingTarget(position, Outcome.FAILED, verdict.reason()));
            }
        });
        open.leaveOpen(
                run,
                submitted,
                settled,
                again(submitted, verdicts),
                Reason.of(
                        "in-progress.task",
                        submitted.batch().calls().taskId(),
                        Objects.toString(submitted.batch().calls().answeredAt()),
                        evidence),
                warm,
                clock.instant());
    }
}
