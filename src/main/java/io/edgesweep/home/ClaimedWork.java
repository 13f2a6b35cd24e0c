package io.edgesweep.home;

import io.edgesweep.ledger.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a run has for itself over all processes that work with the ledger, until it is closed. */
public final class ClaimedWork implements AutoCloseable {

    /** Longer than a lease lasts: a process that does not renew its own in that time has died. */
    private static final Duration LEASE = Duration.ofSeconds(14);

    private final Nodes nodes;
    private final Collection<String> names;

    private ClaimedWork(Nodes nodes, Collection<String> names) {
        this.nodes = nodes;
        this.names = names;
    }

    /**
     * Takes it. Waits for a process that has it until it is known whether that one is alive, some seconds; from then on as long as one is
     * ready to.
     *
     * @param names    of what it needs
     * @param patience how long is waited while another process has it
     * @throws LockedException when that one has not left it by then
     */
    public static ClaimedWork take(Nodes nodes, Collection<String> names, LockWaiter waiter, Duration patience) {
        AtomicReference<@Nullable Instant> lease = new AtomicReference<>();
        Optional<ClaimedWork> taken = waiter.take(
                () -> {
                    Optional<String> holder = nodes.take(names);
                    if (holder.isEmpty()) {
                        return Optional.of(new ClaimedWork(nodes, names));
                    }
                    if (isAtWork(nodes.leaseOf(names), lease)) {
                        return Optional.empty();
                    }
                    throw locked(holder.get());
                },
                LEASE);
        return taken.orElseGet(() -> waiter.take(
                () -> {
                    nodes.take(names).ifPresent(holder -> {
                        throw locked(holder);
                    });
                    return new ClaimedWork(nodes, names);
                },
                patience));
    }

    /** Whether the holder has renewed its lease since it was first seen. */
    private static boolean isAtWork(Optional<Instant> now, AtomicReference<@Nullable Instant> first) {
        Instant before = first.get();
        if (before == null) {
            now.ifPresent(first::set);
            return false;
        }
        return now.isPresent() && !now.get().equals(before);
    }

    private static LockedException locked(String holder) {
        return new LockedException(
                "Another process is at work in the same ledger: " + holder, "Wait until it is done, with --wait 10m");
    }

    @Override
    public void close() {
        nodes.giveBack(names);
    }
}
