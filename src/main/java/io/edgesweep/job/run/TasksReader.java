package io.edgesweep.job.run;

import io.edgesweep.reconciliation.Reconciler;
import io.edgesweep.reconciliation.TaskLook;
import io.edgesweep.runtime.LaneWait;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Gives the lanes the batches to whose tasks it is time to look, until none is open and none can come to be. Shared by all
 * lanes.
 */
final class TasksReader implements ItemReader<Following> {

    private final RunScope scope;
    private final Reconciler tasks;
    private final Underway underway;
    private final TargetProgress told;

    TasksReader(RunScope scope, Reconciler tasks, Underway underway, TargetProgress told) {
        this.scope = scope;
        this.tasks = tasks;
        this.underway = underway;
        this.told = told;
    }

    @Override
    public @Nullable Following read() throws InterruptedException {
        Following next = next();
        while (next instanceof Following.Later later) {
            told.confirmed();
            LaneWait.until(later.when(), scope.services);
            next = next();
        }
        return next;
    }

    /** As {@link #read}, and does not wait: it tells until when one has to. */
    @Nullable
    Following next() {
        scope.services.stop().check();
        if (scope.isStopped() || underway.hasFailed()) {
            return null;
        }
        // Before it is looked for: what is sent after this is found, or more is said to come.
        boolean more = underway.mayFollowMore();
        Optional<TaskLook> next = tasks.next();
        if (next.isPresent()) {
            return new Following.Look(next.get());
        }
        Optional<Instant> nextLook = tasks.nextLook();
        if (!more) {
            return nextLook.map(Following.Later::new).orElse(null);
        }
        Instant soon = scope.soon();
        return new Following.Later(nextLook.filter(soon::isAfter).orElse(soon));
    }
}
