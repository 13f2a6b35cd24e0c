package io.edgesweep.job.aftermath;

import io.edgesweep.job.run.FollowUp;
import io.edgesweep.job.run.RunPatience;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.reconciliation.LostAnswerResolver;
import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.reconciliation.TaskLook;
import io.edgesweep.runtime.LaneWait;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider what became of one run's open batches, one after the other, until none is open, the time is up, or a person
 * has stopped the run.
 */
final class OpenBatchPoll {

    private final RunServices workshop;
    private final Instant deadline;
    private final FollowUp followUp;
    private final Reconciler reconciler;
    private final BooleanSupplier isStopped;
    private final Set<String> silent = new HashSet<>();
    private boolean asked;
    private @Nullable ProviderError problem;

    OpenBatchPoll(Run run, RunServices workshop, Instant deadline) {
        this.workshop = workshop;
        this.deadline = deadline;
        this.isStopped = () -> workshop.stops().of(run.id()).isPresent();
        Providers providers = workshop.providers()
                .within(new RunPatience(
                        deadline, () -> workshop.stop().isGiven() || isStopped.getAsBoolean(), workshop.clock()));
        this.followUp = FollowUp.of(run, workshop, providers, deadline, row -> false, reason -> workshop.ledger()
                .runs()
                .note(run.id(), new Finding(workshop.clock().instant(), FindingKind.NOTE, "", reason)));
        this.reconciler = followUp.tasks();
    }

    void ask() throws InterruptedException {
        asked = true;
        askForLostAnswers(followUp.purges());
        askForLostAnswers(followUp.prefetches());
        askForTasks();
    }

    /** Why the provider could not be asked, the first time that it could not. */
    Optional<ProviderError> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether it has asked until a person stopped the run, or that came right after. */
    boolean isStopped() {
        return asked && isStopped.getAsBoolean();
    }

    private void askForLostAnswers(LostAnswerResolver settler) throws InterruptedException {
        while (!isStopped.getAsBoolean()) {
            workshop.stop().check();
            Optional<BatchLookup> next = settler.next();
            if (next.isPresent()) {
                look(settler, next.get());
                continue;
            }
            Optional<Instant> nextLook = settler.nextLook();
            if (nextLook.isEmpty() || nextLook.get().isAfter(deadline)) {
                return;
            }
            LaneWait.until(nextLook.get(), workshop);
        }
    }

    private void look(LostAnswerResolver settler, BatchLookup look) throws InterruptedException {
        Reason why = silence(look.site());
        if (!why.isNone()) {
            settler.giveUp(look, why);
            return;
        }
        try {
            settler.settle(look);
        } catch (ProviderException e) {
            settler.giveUp(look, Reason.of("answer-lost.not-asked", e.error().reason()));
            silent(look.site(), e.error());
        }
    }

    private void askForTasks() throws InterruptedException {
        while (!isStopped.getAsBoolean()) {
            workshop.stop().check();
            Optional<TaskLook> next = reconciler.next();
            if (next.isPresent()) {
                look(next.get());
                continue;
            }
            Optional<Instant> nextLook = reconciler.nextLook();
            if (nextLook.isEmpty()) {
                return;
            }
            LaneWait.until(nextLook.get(), workshop);
        }
    }

    private void look(TaskLook look) throws InterruptedException {
        String site = look.site();
        Reason why = silence(site);
        if (!why.isNone()) {
            reconciler.giveUp(look, why);
            return;
        }
        try {
            reconciler.reconcile(look);
        } catch (ProviderException e) {
            reconciler.giveUp(look, Reason.of("answer-lost.not-asked", e.error().reason()));
            silent(site, e.error());
        }
    }

    private Reason silence(String site) {
        if (workshop.settings().find(site).isEmpty()) {
            return Reason.of("held.unconfigured", site);
        }
        return silent.contains(site) ? Reason.of("answer-lost.site-not-asked", site) : Reason.NONE;
    }

    private void silent(String site, ProviderError error) {
        silent.add(site);
        if (problem == null) {
            problem = error;
        }
    }
}
