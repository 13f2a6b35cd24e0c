package io.edgesweep.job;

import io.edgesweep.ledger.Submitted;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Gives the lanes the batches to whose tasks it is time to look, until none is open. Shared by all lanes. */
final class TasksReader implements ItemReader<Submitted> {

    private final RunParts parts;
    private final AtomicBoolean givenUp;

    /** @param givenUp set when there is no sense in asking on */
    TasksReader(RunParts parts, AtomicBoolean givenUp) {
        this.parts = parts;
        this.givenUp = givenUp;
    }

    @Override
    public @Nullable Submitted read() throws InterruptedException {
        while (true) {
            parts.workshop.stop().check();
            if (givenUp.get()) {
                return null;
            }
            Optional<Submitted> next = parts.reconciler.next();
            if (next.isPresent()) {
                return next.get();
            }
            Optional<Instant> nextLook = parts.reconciler.nextLook();
            if (nextLook.isEmpty()) {
                return null;
            }
            Pauses.until(nextLook.get(), parts.workshop);
        }
    }
}
