package io.edgesweep.home;

import io.edgesweep.ledger.Nodes;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** What a run has for itself over all processes that work with the ledger, until it is closed. */
public final class ClaimedWork implements AutoCloseable {

    /** Longer than it takes until the last calls of who had it before count no more in the account's pace. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final Nodes nodes;
    private final Collection<String> names;

    private ClaimedWork(Nodes nodes, Collection<String> names) {
        this.nodes = nodes;
        this.names = names;
    }

    /**
     * Takes it.
     *
     * @param names    of what it needs
     * @param patience how long is waited while another process has it
     * @throws LockedException when that one has not left it by then
     */
    public static ClaimedWork take(Nodes nodes, Collection<String> names, LockWaiter waiter, Duration patience) {
        return waiter.take(
                () -> {
                    Optional<String> holder = nodes.take(names);
                    if (holder.isPresent()) {
                        throw new LockedException(
                                "Another process is at work in the same ledger: " + holder.get(),
                                "Wait until it is done, with --wait 10m");
                    }
                    return new ClaimedWork(nodes, names);
                },
                patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience);
    }

    @Override
    public void close() {
        nodes.giveBack(names);
    }
}
