package io.edgesweep.home;

import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes locks as soon as they are free. */
public final class LockWaiter {

    private static final Logger log = LoggerFactory.getLogger(LockWaiter.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final InstantSource clock;
    private final Sleeper sleeper;

    public LockWaiter(InstantSource clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Takes a lock.
     *
     * @param lock     takes it, or throws a {@link LockedException} if another process has it
     * @param patience how long is waited while it does
     * @throws LockedException when that one has not left it by then
     */
    public <T> T take(Supplier<T> lock, Duration patience) {
        Instant begin = clock.instant();
        boolean said = false;
        while (true) {
            try {
                return lock.get();
            } catch (LockedException e) {
                if (!clock.instant().isBefore(begin.plus(patience))) {
                    throw e;
                }
                if (!said) {
                    log.info("{}. Waiting until then, at most {} s", e.holder(), patience.toSeconds());
                    said = true;
                }
                pause(e);
            }
        }
    }

    private void pause(LockedException locked) {
        try {
            sleeper.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw locked;
        }
    }
}
