package io.edgesweep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Very many seeds, or one and its story: {@code ./mvnw -q -Psoak test -Dtest=SimulationSoak -Dsoak.seeds=100000 -Dsoak.seed=1}. */
class SimulationSoak {

    private static final int SHOWN = 20;

    @Test
    void loses_nothing_and_sends_nothing_twice_whatever_happens() throws Exception {
        long first = Long.getLong("soak.seed", 1);
        long count = Long.getLong("soak.seeds", 1000);
        long began = System.nanoTime();
        long crashes = 0;
        long lostReplies = 0;
        long calls = 0;
        List<Outcome> violating = new ArrayList<>();
        try (Simulation simulation = new Simulation()) {
            for (long number = first; number < first + count && violating.size() < SHOWN; number++) {
                Seed seed = new Seed(number);
                Outcome outcome =
                        count == 1 ? simulation.replay(seed, System.out::println) : simulation.play(seed, Variant.NONE);
                crashes += outcome.crashes();
                lostReplies += outcome.lostReplies();
                calls += outcome.calls();
                if (!outcome.violations().isEmpty()) {
                    violating.add(outcome);
                    System.out.println(outcome);
                }
            }
        }
        System.out.printf(
                "seeds %d from %d, calls %d, crashes %d, lost replies %d, seeds with violations %d, duration %s, of the processor %s%n",
                count,
                first,
                calls,
                crashes,
                lostReplies,
                violating.size(),
                Duration.ofNanos(System.nanoTime() - began),
                Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));

        assertThat(violating).isEmpty();
    }
}
