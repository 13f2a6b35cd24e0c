package io.edgesweep.provider.throttle;

import io.edgesweep.provider.CallMeter;
import io.edgesweep.time.Sleeper;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * The pace of one account: the API counts its calls per second by account and action, so there is one pacer for each
 * action, shared by every lane and every site of the account.
 */
public final class Throttle {

    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();
    private final Map<String, List<WindowMeter>> meters = new ConcurrentHashMap<>();
    private final LongAdder nanosWaited = new LongAdder();
    private final int callsPerSecond;
    private final TimeMeter time;
    private final Sleeper sleeper;

    /**
     * @param callsPerSecond the ceiling in any window of one second, for each action
     * @param sleeper        how callers wait
     */
    public Throttle(int callsPerSecond, Sleeper sleeper) {
        this(callsPerSecond, TimeMeter.SYSTEM_NANOTIME, sleeper);
    }

    Throttle(int callsPerSecond, TimeMeter time, Sleeper sleeper) {
        this.callsPerSecond = callsPerSecond;
        this.time = time;
        this.sleeper = sleeper;
    }

    /**
     * Returns when a call of the action may be put on the wire, which the caller must do at once.
     *
     * @throws InterruptedException when the thread is asked to stop meanwhile; nothing may be sent then
     */
    public void await(String action) throws InterruptedException {
        Pacer pacer = pacer(action);
        long asked = time.currentTimeNanos();
        pacer.await();
        long now = time.currentTimeNanos();
        nanosWaited.add(now - asked);
        meters(action).forEach(meter -> meter.passed(now, now - asked));
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

    private Pacer pacer(String action) {
        return pacers.computeIfAbsent(action, a -> new Pacer(callsPerSecond, time, sleeper));
    }
}
