package io.edgesweep.app;

import io.edgesweep.cli.Engines.LockedException;
import io.edgesweep.time.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the locks of home folders, as soon as they are free. */
final class HomeLocks {

    private static final Logger log = LoggerFactory.getLogger(HomeLocks.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final InstantSource clock;
    private final Sleeper sleeper;

    HomeLocks(InstantSource clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Takes the lock of the folder.
     *
     * @param patience how long is waited while another process has it
     * @throws LockedException when that one has not left it by then
     */
    HomeLock take(Path home, String owner, Duration patience) {
        Instant begin = clock.instant();
        boolean said = false;
        while (true) {
            try {
                return HomeLock.take(home, owner, clock.instant());
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
