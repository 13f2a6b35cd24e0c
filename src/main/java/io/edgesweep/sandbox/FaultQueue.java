package io.edgesweep.sandbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The faults in waiting: per action in line, and behind them one for every call. */
final class FaultQueue {

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

    synchronized Fault take(Route route) {
        Fault next = line(lineOf(route)).pollFirst();
        return next != null ? next : always;
    }

    /** The call was refused on its own account, so the fault waits for the next one. */
    synchronized void giveBack(Route route, Fault fault) {
        if (!fault.equals(Fault.none()) && !fault.equals(always)) {
            line(lineOf(route)).addFirst(fault);
        }
    }

    /** The names that faults wait for, with the number of each. */
    synchronized Map<String, Integer> waiting() {
        Map<String, Integer> counts = new TreeMap<>();
        waiting.forEach((action, line) -> counts.put(action, line.size()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** A fault may wait for an action of one product, or for any of that name. The former comes first. */
    private String lineOf(Route route) {
        return line(route.fullName()).isEmpty() ? route.name() : route.fullName();
    }

    private Deque<Fault> line(String action) {
        return waiting.computeIfAbsent(action, name -> new ArrayDeque<>());
    }
}
