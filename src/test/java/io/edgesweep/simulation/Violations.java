package io.edgesweep.simulation;

import java.util.ArrayList;
import java.util.List;

/** What should never have happened, in words that begin with the rule that was broken. */
final class Violations {

    private final List<String> found = new ArrayList<>();

    void add(String violation) {
        found.add(violation);
    }

    void addIf(boolean violated, String violation) {
        if (violated) {
            add(violation);
        }
    }

    void unexpected(Exception e) {
        StackTraceElement where = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
        add("unexpected: " + e + " at " + where);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
