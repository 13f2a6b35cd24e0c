package io.edgesweep.job;

import io.edgesweep.ledger.Submitting;
import io.edgesweep.reconciliation.Look;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Gives the lanes what is to be sent, and then, when it is time, what is to be looked at because its call brought no
 * answer. Follows the ledger, so it begins after a restart where the run is. Shared by all lanes.
 */
final class SendingReader implements ItemReader<Sending> {

    private final RunParts parts;

    SendingReader(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public @Nullable Sending read() throws InterruptedException {
        while (true) {
            parts.workshop.stop().check();
            if (parts.isOutOfRoom()) {
                return null;
            }
            Optional<Submitting> due = parts.queue.next();
            if (due.isPresent()) {
                return new Sending.Send(due.get());
            }
            if (parts.halt.reason() != null || parts.isOverdue()) {
                return null;
            }
            Optional<Look> look = parts.settler.next();
            if (look.isPresent()) {
                return new Sending.Settle(look.get());
            }
            Optional<Instant> nextLook = parts.settler.nextLook();
            if (nextLook.isEmpty()) {
                return null;
            }
            Pauses.until(nextLook.get(), parts.workshop);
        }
    }
}
