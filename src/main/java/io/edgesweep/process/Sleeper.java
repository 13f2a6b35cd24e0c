package io.edgesweep.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. Whoever must wait is given one, so that a test can let time pass without waiting. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns when the duration is over; at once when it is zero or negative.
     *
     * @throws InterruptedException when the thread is asked to stop meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The sleeper that really sleeps, finer than the whole milliseconds of {@link Thread#sleep(long, int)}. */
    static Sleeper real() {
        return duration -> {
            long end = System.nanoTime() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.parkNanos(left);
            }
        };
    }
}
