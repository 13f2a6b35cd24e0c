package io.edgesweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until a test moves it. */
final class MovableClock implements InstantSource {

    private volatile Instant now;

    MovableClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(String time) {
        now = Instant.parse(time);
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}
