package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.ApiErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Admits so many calls of one action by one account in any one-second window. Refused calls do not count. Calls are
 * judged by when they arrived; with many in flight, they do not come here in that order.
 */
final class RateLimit {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    /** Longer than a late comer can be late. */
    private static final long KEPT = 10 * WINDOW;

    private int callsPerSecond;
    private final Map<Line, List<Long>> admitted = new HashMap<>();

    RateLimit(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    /** Changes the limit from now on; 0 refuses every call. */
    synchronized void change(int calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("Calls per second cannot be negative: " + calls);
        }
        callsPerSecond = calls;
    }

    synchronized void admit(String account, String action, long arrivalNanos) {
        List<Long> arrivals = admitted.computeIfAbsent(new Line(account, action), line -> new ArrayList<>());
        int position = arrivals.size();
        while (position > 0 && arrivals.get(position - 1) > arrivalNanos) {
            position--;
        }
        arrivals.add(position, arrivalNanos);
        if (isCrowdedAround(position, arrivals)) {
            arrivals.remove(position);
            throw new ApiErrorException("RequestLimitExceeded", "more than `" + callsPerSecond + "` calls in a second");
        }
        long newest = arrivals.get(arrivals.size() - 1);
        arrivals.removeIf(arrival -> newest - arrival > KEPT);
    }

    /** Whether some window of a second holds this arrival and too many others. */
    private boolean isCrowdedAround(int position, List<Long> arrivals) {
        int first = Math.max(0, position - callsPerSecond);
        for (int from = first; from <= position && from + callsPerSecond < arrivals.size(); from++) {
            if (arrivals.get(from + callsPerSecond) - arrivals.get(from) < WINDOW) {
                return true;
            }
        }
        return false;
    }

    private record Line(String account, String action) {}
}
