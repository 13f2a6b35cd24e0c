package io.edgesweep.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Notes when each request arrived: at the moment the server hands it over, before a thread has been found for it. On a busy
 * machine that can take long enough to blur the calls per second.
 */
final class Arrivals implements Executor {

    private final Executor threads;
    private final InstantSource clock;
    private final LongSupplier ticker;
    private final ThreadLocal<Arrival> current;

    Arrivals(Executor threads, InstantSource clock, LongSupplier ticker) {
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.current = ThreadLocal.withInitial(this::now);
    }

    /**
     * When a request arrived.
     *
     * @param instant by the sandbox's clock
     * @param nanos by its monotonic ticker
     */
    record Arrival(Instant instant, long nanos) {}

    @Override
    public void execute(Runnable exchange) {
        Arrival arrival = now();
        threads.execute(() -> {
            current.set(arrival);
            try {
                exchange.run();
            } finally {
                current.remove();
            }
        });
    }

    /** When the request arrived that the calling thread handles. */
    Arrival ofThisThread() {
        return current.get();
    }

    private Arrival now() {
        return new Arrival(clock.instant(), ticker.getAsLong());
    }
}
