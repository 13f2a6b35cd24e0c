package io.edgesweep.order;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps how far the things are that a run does: one after the other at first, then sending, following and warming at once. */
public final class Activities implements Progress {

    private static final List<String> SIDE_BY_SIDE = List.of("submit", "reconcile", "warm");

    private final InstantSource clock;
    private final Map<String, Activity> activities = new LinkedHashMap<>();

    public Activities(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void at(String phase, long done, long total) {
        if (SIDE_BY_SIDE.contains(phase)) {
            activities.keySet().retainAll(Set.copyOf(SIDE_BY_SIDE));
        } else {
            activities.keySet().retainAll(Set.of(phase));
        }
        Instant now = clock.instant();
        Activity before = activities.get(phase);
        activities.put(phase, new Activity(phase, done, total, before == null ? now : before.since(), now));
    }

    /** What is being done, in the order in which a target goes through it. */
    public synchronized List<Activity> all() {
        return activities.values().stream()
                .sorted((one, other) ->
                        Integer.compare(SIDE_BY_SIDE.indexOf(one.phase()), SIDE_BY_SIDE.indexOf(other.phase())))
                .toList();
    }
}
