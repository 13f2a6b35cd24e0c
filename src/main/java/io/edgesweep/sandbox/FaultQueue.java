package io.edgesweep.sandbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

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

    synchronized Fault take(String action) {
        Fault next = line(action).pollFirst();
        return next != null ? next : always;
    }

    /** The call was refused on its own account, so the fault waits for the next one. */
    synchronized void giveBack(String action, Fault fault) {
        if (!fault.equals(Fault.none()) && !fault.equals(always)) {
            line(action).addFirst(fault);
        }
    }

    private Deque<Fault> line(String action) {
        return waiting.computeIfAbsent(action, name -> new ArrayDeque<>());
    }
}
