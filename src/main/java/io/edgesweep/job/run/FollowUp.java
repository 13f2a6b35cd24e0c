package io.edgesweep.job.run;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Run;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.LookBounds;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.ReconcileSettings;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What asks the provider what became of a run's batches, in the run itself and on the morning after.
 *
 * @param purges     asks about purges whose calls brought no answer
 * @param prefetches asks about prefetches whose calls brought no answer
 * @param tasks      asks about tasks that the provider has accepted
 */
public record FollowUp(LostAnswerResolver purges, LostAnswerResolver prefetches, Reconciler tasks) {

    /**
     * Puts them together, as the configuration says.
     *
     * @param deadline when they stop to ask
     * @param warm     which of the rows that are confirmed are to be prefetched
     * @param note     is told what is worth knowing
     */
    public static FollowUp of(
            Run run,
            RunServices services,
            Providers providers,
            Instant deadline,
            Predicate<TargetRow> warm,
            Consumer<Reason> note) {
        ReconcileSettings looks = services.settings().api().reconcile();
        Duration lease = services.settings().api().call().longestCall();
        Function<Action, LostAnswerResolver> lostAnswers = action -> new LostAnswerResolver(
                run.id(),
                action,
                services.ledger().open(),
                providers,
                deadline,
                looks.unsettled(),
                lease,
                services.stop()::check,
                services.clock());
        return new FollowUp(
                lostAnswers.apply(Action.PURGE),
                lostAnswers.apply(Action.PREFETCH),
                new Reconciler(
                        run.id(),
                        services.ledger().open(),
                        services.ledger().looks(),
                        providers,
                        deadline,
                        new LookBounds(looks.firstLook(), looks.every()),
                        lease,
                        services.clock(),
                        warm,
                        note));
    }
}
