package io.edgesweep.job.aftermath;

import io.edgesweep.job.run.RunReports;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.ledger.WaitingTargets.Withdrawn;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes targets that wait out of the queue, because a person said so. They count as excluded in the run that answers for them, whose
 * report is written again if it is over.
 */
public final class WithdrawHandler {

    private final RunServices workshop;

    public WithdrawHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /**
     * Withdraws them, as far as they still wait.
     *
     * @param by     a user's name
     * @param reason why
     * @return how many targets that were
     * @throws IOException when a report cannot be written again
     */
    public long withdraw(WaitingTargets.Choice choice, String by, String reason) throws IOException {
        Instant now = workshop.clock().instant();
        Reason why = Reason.of("withdrawn", by, reason);
        long all = 0;
        for (Withdrawn each : workshop.ledger().waiting().withdraw(choice, why, now)) {
            all += each.targets();
            Optional<Run> run = workshop.ledger().runs().find(each.run()).filter(found -> !each.run()
                    .isEmpty());
            if (run.isPresent() && run.get().state() == RunState.FINISHED) {
                RunReports.of(workshop, new JobOfRun(workshop).of(run.get()))
                        .write(run.get(), Objects.requireNonNullElse(run.get().finished(), now));
            }
        }
        return all;
    }
}
