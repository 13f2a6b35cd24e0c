package io.edgesweep.job.run;

import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.runtime.LaneWait;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Gives the lanes the batches to whose tasks it is time to look, until none is open. Shared by all lanes. */
final class TasksReader implements ItemReader<SubmittedBatch> {

    private final RunParts parts;

    TasksReader(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public @Nullable SubmittedBatch read() throws InterruptedException {
        while (true) {
            parts.workshop.stop().check();
            if (parts.isStopped()) {
                return null;
            }
            Optional<SubmittedBatch> next = parts.reconciler.next();
            if (next.isPresent()) {
                return next.get();
            }
            Optional<Instant> nextLook = parts.reconciler.nextLook();
            if (nextLook.isEmpty()) {
                return null;
            }
            LaneWait.until(nextLook.get(), parts.workshop);
        }
    }
}
