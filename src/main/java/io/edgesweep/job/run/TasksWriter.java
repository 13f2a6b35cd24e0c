package io.edgesweep.job.run;

import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.reconciliation.TaskLook;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Looks at tasks and settles their batches. While more is sent, a site of which the provider does not answer is left alone for a
 * while; after that it is asked about no more.
 */
final class TasksWriter implements ItemWriter<Following> {

    private final RunScope scope;
    private final Reconciler tasks;
    private final RunQuotas quotas;
    private final Underway underway;
    private final TargetProgress told;
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> silentUntil = new ConcurrentHashMap<>();

    TasksWriter(RunScope scope, Reconciler tasks, RunQuotas quotas, Underway underway, TargetProgress told) {
        this.scope = scope;
        this.tasks = tasks;
        this.quotas = quotas;
        this.underway = underway;
        this.told = told;
    }

    @Override
    public void write(Chunk<? extends Following> chunk) throws InterruptedException {
        for (Following following : chunk) {
            if (following instanceof Following.Look look) {
                look(look.tasks());
            }
        }
        told.confirmed();
    }

    private void look(TaskLook look) throws InterruptedException {
        String site = look.site();
        Reason silence = Reason.of("answer-lost.site-not-asked", site);
        // Before the question: an error is the last one only if nothing more was sent even then.
        boolean more = underway.mayFollowMore() && !scope.isOverdue();
        Instant until = silentUntil.get(site);
        if (givenUp.contains(site)) {
            tasks.giveUp(look, silence);
        } else if (more && until != null && scope.now().isBefore(until)) {
            tasks.lookLater(look, silence);
        } else {
            ask(look, more);
        }
    }

    private void ask(TaskLook look, boolean more) throws InterruptedException {
        String site = look.site();
        try {
            tasks.reconcile(look);
        } catch (ProviderException e) {
            Reason why = Reason.of("answer-lost.not-asked", e.error().reason());
            if (more
                    && ErrorFindings.isPassing(e.error())
                    && !scope.services.stop().isGiven()) {
                silentUntil.put(
                        site,
                        scope.now()
                                .plus(scope.services
                                        .settings()
                                        .api()
                                        .reconcile()
                                        .every()));
                tasks.lookLater(look, why);
                return;
            }
            tasks.giveUp(look, why);
            // A question that is cut short by the process's end says nothing of the API; the resumed run asks again.
            scope.services.stop().check();
            givenUp.add(site);
            tell(site, e.error(), more);
        }
    }

    /** What cannot be asked for can be sent all the same: the calls that send hear it if they are refused, too. */
    private void tell(String site, ProviderError error, boolean more) {
        Reason reason = Reason.of("held.tasks-unasked", error.reason());
        if (more) {
            scope.halt.note(ErrorFindings.kind(error), reason);
        } else {
            scope.halt.because(quotas.scope(error, site), ErrorFindings.kind(error), reason);
        }
    }
}
