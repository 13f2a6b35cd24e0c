package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.Route;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults in waiting: per action in line, and behind them one for every call. */
public final class FaultQueue {

    private static final String NO_LINE = "";

    private final Map<String, Deque<Fault>> waiting = new HashMap<>();

    private final Map<String, Fault> alwaysOfKey = new HashMap<>();

    private Fault always = Fault.none();

    synchronized void add(String action, int times, Fault fault) {
        line(action).addAll(Collections.nCopies(times, fault));
    }

    synchronized void always(Fault fault) {
        always = fault;
    }

    synchronized void clear() {
        waiting.clear();
        alwaysOfKey.clear();
        always = Fault.none();
    }

    synchronized int waiting(String action) {
        return line(action).size();
    }

    synchronized void always(String secretId, String action, Fault fault) {
        alwaysOfKey.put(ofKey(secretId, action), fault);
    }

    /** The fault that a call meets, out of the line that it waited in. */
    synchronized Taken take(Route route, String secretId) {
        // a fault for one key comes before one for any, and one for a product's action before one for any of that name
        for (String name : List.of(
                ofKey(secretId, route.fullName()), ofKey(secretId, route.name()), route.fullName(), route.name())) {
            Fault next = line(name).pollFirst();
            if (next != null) {
                return new Taken(name, next);
            }
        }
        Fault ofKey = alwaysOfKey.get(ofKey(secretId, route.name()));
        return new Taken(NO_LINE, ofKey == null ? always : ofKey);
    }

    static String ofKey(String secretId, String action) {
        return secretId + ' ' + action;
    }

    /** The call was refused on its own account, so the fault waits for the next one. */
    synchronized void giveBack(Taken taken) {
        if (!taken.action().equals(NO_LINE) && !taken.fault().equals(Fault.none())) {
            line(taken.action()).addFirst(taken.fault());
        }
    }

    /** The names that faults wait for, with the number of each. */
    public synchronized Map<String, Integer> waiting() {
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
