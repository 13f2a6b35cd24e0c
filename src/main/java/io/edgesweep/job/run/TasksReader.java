package io.edgesweep.job.run;

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

    private final RunParts parts;
    private final ConfirmedProgress told;

    TasksReader(RunParts parts, ConfirmedProgress told) {
        this.parts = parts;
        this.told = told;
    }

    @Override
    public @Nullable Following read() throws InterruptedException {
        Following next = next();
        while (next instanceof Following.Later later) {
            told.tell();
            LaneWait.until(later.when(), parts.workshop);
            next = next();
        }
        return next;
    }

    /** As {@link #read}, and does not wait: it tells until when one has to. */
    @Nullable
    Following next() {
        parts.workshop.stop().check();
        if (parts.isStopped() || parts.underway.hasFailed()) {
            return null;
        }
        // Before it is looked for: what is sent after this is found, or more is said to come.
        boolean more = parts.underway.mayFollowMore();
        Optional<TaskLook> next = parts.reconciler.next();
        if (next.isPresent()) {
            return new Following.Look(next.get());
        }
        Optional<Instant> nextLook = parts.reconciler.nextLook();
        if (!more) {
            return nextLook.map(Following.Later::new).orElse(null);
        }
        Instant soon = parts.soon();
        return new Following.Later(nextLook.filter(soon::isAfter).orElse(soon));
    }
}
