package io.edgesweep.provider;

import java.time.Duration;
import java.util.List;

/** Meters of several actions or accounts. Each has a ceiling of its own, so the most in a second is not their sum. */
record CallMeters(List<CallMeter> meters) implements CallMeter {

    CallMeters {
        meters = List.copyOf(meters);
    }

    @Override
    public long calls() {
        return meters.stream().mapToLong(CallMeter::calls).sum();
    }

    @Override
    public long refusedForRate() {
        return meters.stream().mapToLong(CallMeter::refusedForRate).sum();
    }

    @Override
    public int maxPerSecond() {
        return meters.stream().mapToInt(CallMeter::maxPerSecond).max().orElse(0);
    }

    @Override
    public Duration waited() {
        return meters.stream().map(CallMeter::waited).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        meters.forEach(CallMeter::close);
    }
}
