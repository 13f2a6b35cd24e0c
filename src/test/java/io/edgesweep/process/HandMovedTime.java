package io.edgesweep.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, or a test moves it. Remembers how long was slept. For one thread. */
public final class HandMovedTime implements InstantSource, Sleeper {

    private Instant now;
    private final List<Duration> sleeps = new ArrayList<>();

    public HandMovedTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        move(duration);
    }

    public void move(Duration duration) {
        now = now.plus(duration);
    }

    /** Nanoseconds since 1970, for what counts in those. */
    public long nanos() {
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
