package io.edgesweep.page;

import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Spreads requests evenly: no two begin nearer to each other than the pace allows. For several threads. */
final class Pace {

    private final long interval;
    private final Sleeper sleeper;
    private final LongSupplier nanos;
    private long next;

    /** @param nanos a clock that only goes forward, as {@link System#nanoTime} */
    Pace(int perSecond, Sleeper sleeper, LongSupplier nanos) {
        this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
        this.sleeper = sleeper;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** Waits for the next turn. */
    void await() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = nanos.getAsLong();
            long turn = next - now > 0 ? next : now;
            next = turn + interval;
            wait = turn - now;
        }
        sleeper.sleep(Duration.ofNanos(wait));
    }

    /** Nobody gets a turn before so long. */
    synchronized void hold(Duration pause) {
        long until = nanos.getAsLong() + pause.toNanos();
        next = until - next > 0 ? until : next;
    }
}
