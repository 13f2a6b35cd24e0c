package io.edgesweep.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is outside of all processes: the provider's side of the world, the true time, and what is written down of both.
 *
 * @param bad the targets that the provider does not take
 */
record Outside(
        Conditions conditions,
        RandomGenerator random,
        SimulatedClock clock,
        Violations violations,
        Calls calls,
        Story story,
        SimulatedQuotas quotas,
        SimulatedTasks tasks,
        Faults faults,
        Set<String> bad) {

    static Outside of(
            Conditions conditions,
            RandomGenerator random,
            SimulatedClock clock,
            List<String> values,
            @Nullable Consumer<String> listener) {
        Violations violations = new Violations();
        return new Outside(
                conditions,
                random,
                clock,
                violations,
                new Calls(),
                listener == null ? Story.untold() : Story.toldTo(listener, clock),
                new SimulatedQuotas(conditions, clock, violations),
                new SimulatedTasks(conditions, random, clock),
                new Faults(conditions, random),
                bad(conditions, random, values));
    }

    private static Set<String> bad(Conditions conditions, RandomGenerator random, List<String> values) {
        Set<String> bad = new HashSet<>();
        for (String value : values) {
            if (random.nextInt(100) < conditions.bad()) {
                bad.add(value);
            }
        }
        return bad;
    }

    /** The world calms down: nothing goes wrong any more, and the quota is no matter. */
    void calmDown() {
        faults.end();
        quotas.endScarcity();
        tasks.endFailing();
    }
}
