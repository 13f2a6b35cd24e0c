package io.edgesweep.sandbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The faults in waiting: per action in line, and behind them one for every call. */
final class FaultQueue {

    private static final String NO_LINE = "";

    private final Map<String, Deque<Fault>> waiting = new HashMap<>();

    private Fault always = Fault.none();

    synchronized void add(String action, int times, Fault fault) {
        line(action).addAll(Collections.nCopies(times, fault));
    }

    synchronized void always(Fault fault) {
        always = fault;
    }

    synchronized void clear() {
        waiting.clear();
        always = Fault.none();
    }

    synchronized int waiting(String action) {
        return line(action).size();
    }

    /** The fault that a call meets, out of the line that it waited in. */
    synchronized Taken take(Route route) {
        // a fault for one product's action comes before one for any action of that name
        String action = line(route.fullName()).isEmpty() ? route.name() : route.fullName();
        Fault next = line(action).pollFirst();
        return next != null ? new Taken(action, next) : new Taken(NO_LINE, always);
    }

    /** The call was refused on its own account, so the fault waits for the next one. */
    synchronized void giveBack(Taken taken) {
        if (!taken.action().equals(NO_LINE) && !taken.fault().equals(Fault.none())) {
            line(taken.action()).addFirst(taken.fault());
        }
    }

    /** The names that faults wait for, with the number of each. */
    synchronized Map<String, Integer> waiting() {
        Map<String, Integer> counts = new TreeMap<>();
        waiting.forEach((action, line) -> counts.put(action, line.size()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Deque<Fault> line(String action) {
        return waiting.computeIfAbsent(action, name -> new ArrayDeque<>());
    }

    /**
     * A fault that has left its line.
     *
     * @param action the name that it waited for; {@link #NO_LINE} if it is for every call
     */
    record Taken(String action, Fault fault) {}
}
