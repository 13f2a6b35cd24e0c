package io.edgesweep.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happens in a seed, told line by line to whoever replays it; nobody listens while many are played. */
final class Story {

    private final InstantSource trueTime;
    private final InstantSource ours;
    private final Consumer<String> listener;
    private final boolean told;

    private Story(InstantSource trueTime, InstantSource ours, Consumer<String> listener, boolean told) {
        this.trueTime = trueTime;
        this.ours = ours;
        this.listener = listener;
        this.told = told;
    }

    /** A story that nobody listens to. */
    static Story untold() {
        return new Story(() -> Instant.EPOCH, () -> Instant.EPOCH, line -> {}, false);
    }

    /** Tells each line with the provider's time and ours. */
    static Story toldTo(Consumer<String> listener, SimulatedClock clock) {
        return new Story(clock::trueTime, clock, listener, true);
    }

    void tell(Supplier<String> line) {
        if (told) {
            listener.accept(trueTime.instant() + " (" + ours.instant() + " by our clock) " + line.get());
        }
    }
}
