package io.edgesweep.simulation;

import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The two clocks of a node. The one on the wall is a few seconds off; the monotonic one stands still while the machine is suspended. */
final class NodeClock implements InstantSource, Sleeper {

    private final SimulatedClock clock;
    private final Sleeper sleeper;
    private Duration ahead;
    private Duration suspended = Duration.ZERO;

    /** @param sleeper lets time pass for whoever has the turn */
    NodeClock(SimulatedClock clock, Duration ahead, Sleeper sleeper) {
        this.clock = clock;
        this.ahead = ahead;
        this.sleeper = sleeper;
    }

    @Override
    public Instant instant() {
        return at(clock.trueTime());
    }

    /** What the clock on the wall shows at a moment since it was last set. */
    Instant at(Instant moment) {
        return moment.plus(ahead);
    }

    /** What the monotonic clock shows at a moment since the last suspension. */
    long nanosAt(Instant moment) {
        return Duration.between(Instant.EPOCH, moment).minus(suspended).toNanos();
    }

    /** Not so far that the provider would refuse every call. */
    void setBack(Duration duration) {
        Duration back = ahead.minus(duration);
        ahead = back.compareTo(SimulatedClock.MOST_BEHIND) < 0 ? SimulatedClock.MOST_BEHIND : back;
    }

    void suspended(Duration duration) {
        suspended = suspended.plus(duration);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleeper.sleep(duration);
    }
}
