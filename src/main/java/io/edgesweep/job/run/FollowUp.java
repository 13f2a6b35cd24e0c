package io.edgesweep.job.run;

import io.edgesweep.ledger.Run;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.ReconcileSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What asks the provider what became of a run's batches, in the run itself and on the morning after.
 *
 * @param lostAnswers asks about calls that brought no answer
 * @param tasks       asks about tasks that the provider has accepted
 */
public record FollowUp(LostAnswerResolver lostAnswers, Reconciler tasks) {

    /**
     * Puts them together, as the configuration says.
     *
     * @param deadline when they stop to ask
     * @param note     is told what is worth knowing
     */
    public static FollowUp of(
            Run run, RunServices services, Providers providers, Instant deadline, Consumer<String> note) {
        ReconcileSettings looks = services.settings().reconcile();
        Duration lease = RunParts.lease(services.settings().call());
        return new FollowUp(
                new LostAnswerResolver(
                        run.id(),
                        services.ledger().open(),
                        providers,
                        deadline,
                        looks.unsettled(),
                        lease,
                        services.stop()::check,
                        services.clock()),
                new Reconciler(
                        run.id(),
                        services.ledger().open(),
                        providers,
                        deadline,
                        looks.every(),
                        looks.longestWait(),
                        lease,
                        services.clock(),
                        note));
    }
}
