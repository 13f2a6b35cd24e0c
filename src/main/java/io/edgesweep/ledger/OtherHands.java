package io.edgesweep.ledger;

import io.edgesweep.ledger.Targets.Sighting;
import io.edgesweep.targets.TargetRow;

/**
 * Tells of targets that failed in a run whether another run of its job answers for them by now, so that they need no sending again for that
 * one. Target by target: {@link Aftermath#forEachInOtherHands} does so for very many at once.
 */
public final class OtherHands {

    /** In so many runs a target is looked for. */
    private static final int RUNS = 20;

    private final Ledger ledger;
    private final Run run;
    private final boolean any;

    public OtherHands(Ledger ledger, Run run) {
        this.ledger = ledger;
        this.run = run;
        this.any = ledger.runs().latestOf(run.job(), 1).stream()
                .anyMatch(latest -> !latest.id().equals(run.id()));
    }

    /**
     * Whether another run has confirmed the target since, or has it waiting or on its way. What waits for the job's next run is in nobody's
     * hands.
     */
    public boolean have(RowOutcome failed) {
        TargetRow row = failed.target();
        return any
                && row != null
                && ledger.targets().find(row.target().value(), "", RUNS).stream()
                        .anyMatch(each -> has(each, failed));
    }

    private boolean has(Sighting sighting, RowOutcome failed) {
        TargetRow row = failed.target();
        TargetRow seen = sighting.row().target();
        Batch batch = sighting.row().batch();
        Batch before = failed.batch();
        return row != null
                && seen != null
                && batch != null
                && before != null
                && !sighting.answersFor().isEmpty()
                && !sighting.answersFor().equals(run.id())
                && batch.job().equals(run.job())
                && seen.site().equals(row.site())
                && seen.target().equals(row.target())
                && seen.method() == row.method()
                && switch (sighting.row().outcome()) {
                    case CARRIED_OVER, UNSETTLED -> true;
                    case CONFIRMED -> batch.id() > before.id();
                    case FAILED, REFUSED, INVALID, EXCLUDED, COMMENT, DUPLICATE, UNCHANGED, STOPPED -> false;
                };
    }
}
