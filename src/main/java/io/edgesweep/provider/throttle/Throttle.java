package io.edgesweep.provider.throttle;

import io.edgesweep.process.Patience;
import io.edgesweep.process.Sleeper;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Permit;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The pace of one account: the API counts its calls per second by account and action, so there is one pacer for each
 * action, shared by every run, every lane and every site of the account.
 */
public final class Throttle {

    private final Map<String, SlidingWindowLimiter> pacers;
    private final Map<String, List<WindowMeter>> meters = new ConcurrentHashMap<>();
    private final LongAdder nanosWaited;
    private final int callsPerSecond;
    private final LongSupplier nanos;
    private final Sleeper sleeper;

    /**
     * @param callsPerSecond the ceiling in any window of one second, for each action
     * @param sleeper        how callers wait
     */
    public Throttle(int callsPerSecond, Sleeper sleeper) {
        this(callsPerSecond, System::nanoTime, sleeper);
    }

    Throttle(int callsPerSecond, LongSupplier nanos, Sleeper sleeper) {
        this(callsPerSecond, nanos, sleeper, new ConcurrentHashMap<>(), new LongAdder());
    }

    private Throttle(
            int callsPerSecond,
            LongSupplier nanos,
            Sleeper sleeper,
            Map<String, SlidingWindowLimiter> pacers,
            LongAdder nanosWaited) {
        this.callsPerSecond = callsPerSecond;
        this.nanos = nanos;
        this.sleeper = sleeper;
        this.pacers = pacers;
        this.nanosWaited = nanosWaited;
    }

    /** The same pace for one of those who share it: its meters count the calls alone that are made through it. */
    public Throttle shared() {
        return new Throttle(callsPerSecond, nanos, sleeper, pacers, nanosWaited);
    }

    /**
     * Returns when a call of the action may be put on the wire, which the caller must do at once.
     *
     * @param patience how long a permit is waited for
     * @return empty when that was not long enough; nothing may be sent then
     * @throws InterruptedException when the thread is asked to stop meanwhile; nothing may be sent then
     */
    public Optional<Permit> await(String action, Patience patience) throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(action);
        long asked = nanos.getAsLong();
        Optional<SlidingWindowLimiter.Given> permit = pacer.await(patience.begin());
        long waited = nanos.getAsLong() - asked;
        nanosWaited.add(waited);
        return permit.map(given -> new Metered(given, meters(action), waited));
    }

    /**
     * Counts a call when it leaves, so that the meters tell what was on the wire and when. The permit and the meters get the same
     * time: a thread that rested between two looks at the clock would have left later for the meters than for the permit, and the
     * next call of the permit would lie within its second.
     */
    private final class Metered implements Permit {

        private final SlidingWindowLimiter.Given permit;
        private final List<WindowMeter> meters;
        private final long waited;
        private boolean counted;

        Metered(SlidingWindowLimiter.Given permit, List<WindowMeter> meters, long waited) {
            this.permit = permit;
            this.meters = meters;
            this.waited = waited;
        }

        @Override
        public void left() {
            // One after the other, for the meters count on the order.
            synchronized (meters) {
                if (!counted) {
                    counted = true;
                    long now = nanos.getAsLong();
                    permit.left(now);
                    meters.forEach(meter -> meter.left(now, waited));
                }
            }
        }

        @Override
        public void giveBack() {
            permit.giveBack();
        }
    }

    /** How long calls have waited, all together. */
    public Duration waited() {
        return Duration.ofNanos(nanosWaited.sum());
    }

    /** The provider found the calls of the action too many. */
    public void slowDown(String action) {
        pacer(action).slowDown();
        meters(action).forEach(WindowMeter::refused);
    }

    /** Counts, from now on, the calls of the actions. */
    public CallMeter meter(Collection<String> actions) {
        return CallMeter.together(actions.stream().map(this::meter).toList());
    }

    private CallMeter meter(String action) {
        List<WindowMeter> others = meters(action);
        WindowMeter meter = new WindowMeter(others::remove);
        others.add(meter);
        return meter;
    }

    private List<WindowMeter> meters(String action) {
        return meters.computeIfAbsent(action, a -> new CopyOnWriteArrayList<>());
    }

    private SlidingWindowLimiter pacer(String action) {
        return pacers.computeIfAbsent(action, a -> new SlidingWindowLimiter(callsPerSecond, nanos, sleeper));
    }
}
