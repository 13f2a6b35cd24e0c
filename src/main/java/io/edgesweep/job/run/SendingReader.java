package io.edgesweep.job.run;

import io.edgesweep.reconciliation.BatchLookup;
import io.edgesweep.runtime.LaneWait;
import io.edgesweep.submission.Departure;
import io.edgesweep.submission.RunQuotas;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Gives the lanes what is to be sent, and then, when it is time, what is to be looked at because its call brought no
 * answer. Follows the ledger, so it begins after a restart where the run is. Shared by all lanes.
 */
final class SendingReader implements ItemReader<Sending> {

    private final RunScope scope;
    private final SendingLanes lanes;
    private final RunQuotas quotas;
    private final Underway underway;
    private final SpaceWatch space;

    SendingReader(RunScope scope, SendingLanes lanes, RunQuotas quotas, Underway underway, SpaceWatch space) {
        this.scope = scope;
        this.lanes = lanes;
        this.quotas = quotas;
        this.underway = underway;
        this.space = space;
    }

    @Override
    public @Nullable Sending read() throws InterruptedException {
        Sending next = next();
        while (next instanceof Sending.Later later) {
            LaneWait.until(later.when(), scope.services);
            next = next();
        }
        return next;
    }

    /** As {@link #read}, and does not wait: it tells until when one has to. */
    @Nullable
    Sending next() throws InterruptedException {
        scope.services.stop().check();
        if (space.isShort() || scope.isStopped() || underway.hasFailed()) {
            return null;
        }
        Optional<String> figures = quotas.dueReading();
        if (figures.isPresent()) {
            return new Sending.Figures(figures.get());
        }
        // Before what is due is looked for: what comes after this is found, or more is said to come.
        boolean more = lanes.more().getAsBoolean();
        Optional<Departure> due = lanes.queue().next();
        if (due.isPresent()) {
            return new Sending.Send(due.get());
        }
        if (scope.halt.reason() != null || scope.isOverdue()) {
            return null;
        }
        Optional<Instant> notBefore = lanes.queue().notBefore();
        if (notBefore.isPresent()) {
            return new Sending.Later(notBefore.get());
        }
        Optional<BatchLookup> look = lanes.settler().next();
        if (look.isPresent()) {
            return new Sending.Settle(look.get());
        }
        Optional<Instant> later =
                more ? Optional.of(scope.soon()) : lanes.settler().nextLook();
        return later.map(Sending.Later::new).orElse(null);
    }
}
