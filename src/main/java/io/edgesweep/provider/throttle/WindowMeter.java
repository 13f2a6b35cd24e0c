package io.edgesweep.provider.throttle;

import io.edgesweep.provider.CallMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Counts the calls that leave with the permits of one pacer. */
final class WindowMeter implements CallMeter {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private final Consumer<WindowMeter> closing;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private long calls;
    private long refused;
    private int most;
    private long nanosWaited;

    WindowMeter(Consumer<WindowMeter> closing) {
        this.closing = closing;
    }

    /**
     * A call has left.
     *
     * @param nanos  when, not before the one told last
     * @param waited for so many nanoseconds it had waited for its permit
     */
    synchronized void left(long nanos, long waited) {
        calls++;
        nanosWaited += waited;
        lastSecond.addLast(nanos);
        while (nanos - lastSecond.getFirst() >= WINDOW) {
            lastSecond.removeFirst();
        }
        most = Math.max(most, lastSecond.size());
    }

    synchronized void refused() {
        refused++;
    }

    @Override
    public synchronized long calls() {
        return calls;
    }

    @Override
    public synchronized long refusedForRate() {
        return refused;
    }

    @Override
    public synchronized int maxPerSecond() {
        return most;
    }

    @Override
    public synchronized Duration waited() {
        return Duration.ofNanos(nanosWaited);
    }

    @Override
    public void close() {
        closing.accept(this);
    }
}
