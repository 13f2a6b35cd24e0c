package io.edgesweep.console.view;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.OtherHands;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.Targets;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.Arrays;
import java.util.Set;

/**
 * What has become of a run since it ended. Its report tells how it ended.
 *
 * @param counts    the outcomes of the rows and targets for which the run still answers
 * @param takenOver how many of its targets waited or were unsettled when it ended, and are another run's now
 * @param by        the run that has taken them over; empty where it is not kept
 * @param retry     whether some of what failed is still to be sent again
 */
public record SinceThen(OutcomeCounts counts, long takenOver, String by, boolean retry) {

    /** More failures than these nobody looks up for a page: one of them is to be sent again, as far as it knows. */
    private static final int LOOKED_UP = 200;

    public static SinceThen of(Ledger ledger, Run run) {
        OutcomeCounts counts = ledger.history().counts(run.id());
        long here = Arrays.stream(Outcome.values()).mapToLong(counts::of).sum();
        long gone = Math.max(0, counts.read() + counts.carriedIn() - here);
        return new SinceThen(
                counts,
                gone,
                gone == 0 ? "" : ledger.aftermath().takenOverBy(run).orElse(""),
                isLeft(ledger, run));
    }

    private static boolean isLeft(Ledger ledger, Run run) {
        OtherHands hands = new OtherHands(ledger, run);
        boolean[] left = new boolean[1];
        int[] looked = new int[1];
        ledger.targets()
                .walk(run.id(), Set.of(Outcome.FAILED, Outcome.REFUSED), Targets.Position.START, (row, next) -> {
                    left[0] = ++looked[0] > LOOKED_UP || !hands.have(row);
                    return !left[0];
                });
        return left[0];
    }

    /** How many of the run's targets may be stale now. */
    long open(Run run) {
        return takenOver == 0
                ? counts.of(Outcome.CARRIED_OVER)
                        + counts.of(Outcome.UNSETTLED)
                        + (retry ? counts.of(Outcome.FAILED) + counts.of(Outcome.REFUSED) : 0)
                : Math.max(0, run.stillOpen() - run.counts().of(Outcome.STOPPED));
    }
}
