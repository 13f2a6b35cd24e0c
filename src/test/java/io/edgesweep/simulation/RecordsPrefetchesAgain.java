package io.edgesweep.simulation;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.util.List;

/** The mistake to record prefetches apart from what confirms their purges, and so once more when a run is resumed. */
final class RecordsPrefetchesAgain implements Variant {

    @Override
    public void begun(Ledger ledger, String run) {
        ledger.history().forEachRow(run, row -> {
            TargetRow purged = row.target();
            if (row.outcome() == Outcome.CONFIRMED
                    && purged != null
                    && purged.target().kind() == Kind.URL) {
                TargetRow prefetch = new TargetRow(
                        purged.ordinal(),
                        purged.place(),
                        purged.site(),
                        new Target(Kind.PREFETCH, purged.target().value()),
                        purged.method(),
                        0,
                        null,
                        purged.extra());
                ledger.recorder().record(run, List.of(new PlannedBatch(BatchKey.of(prefetch), List.of(prefetch))));
            }
        });
    }
}
