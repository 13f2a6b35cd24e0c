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
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the provider what became of one run's open batches, one after the other, until none is open or the time is up. */
final class OpenBatchPoll {

    private final RunServices workshop;
    private final Instant deadline;
    private final FollowUp followUp;
    private final Reconciler reconciler;
    private final Set<String> silent = new HashSet<>();
    private @Nullable ProviderError problem;

    OpenBatchPoll(Run run, RunServices workshop, Instant deadline) {
        this.workshop = workshop;
        this.deadline = deadline;
        Providers providers =
                workshop.providers().within(new RunPatience(deadline, workshop.stop()::isGiven, workshop.clock()));
        this.followUp = FollowUp.of(run, workshop, providers, deadline, row -> false, text -> workshop.ledger()
                .runs()
                .note(run.id(), new Finding(workshop.clock().instant(), FindingKind.NOTE, "", text)));
        this.reconciler = followUp.tasks();
    }

    void ask() throws InterruptedException {
        askForLostAnswers(followUp.purges());
        askForLostAnswers(followUp.prefetches());
        askForTasks();
    }

    /** Why the provider could not be asked, the first time that it could not. */
    Optional<ProviderError> problem() {
        return Optional.ofNullable(problem);
    }

    private void askForLostAnswers(LostAnswerResolver settler) throws InterruptedException {
        while (true) {
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
        String why = silence(look.site());
        if (!why.isEmpty()) {
            settler.giveUp(look, why);
            return;
        }
        try {
            settler.settle(look);
        } catch (ProviderException e) {
            settler.giveUp(look, "it could not be asked for: " + e.error());
            silent(look.site(), e.error());
        }
    }

    private void askForTasks() throws InterruptedException {
        while (true) {
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
        String why = silence(site);
        if (!why.isEmpty()) {
            reconciler.giveUp(look, why);
            return;
        }
        try {
            reconciler.reconcile(look);
        } catch (ProviderException e) {
            reconciler.giveUp(look, "it could not be asked for: " + e.error());
            silent(site, e.error());
        }
    }

    private String silence(String site) {
        if (workshop.settings().find(site).isEmpty()) {
            return "site " + site + " is not configured any more; configure it again to have it asked";
        }
        return silent.contains(site) ? "the tasks of site " + site + " could not be asked for" : "";
    }

    private void silent(String site, ProviderError error) {
        silent.add(site);
        if (problem == null) {
            problem = error;
        }
    }
}
