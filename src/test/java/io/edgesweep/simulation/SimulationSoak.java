package io.edgesweep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Very many seeds, or one and its story: {@code ./mvnw -q -Psoak test -Dtest=SimulationSoak -Dsoak.seeds=100000 -Dsoak.seed=1}. */
class SimulationSoak {

    private static final int SHOWN = 20;

    @Test
    void loses_nothing_and_sends_nothing_twice_whatever_happens() throws Exception {
        assertThat(violating((simulation, seed, told) -> simulation.replay(seed, told)))
                .isEmpty();
    }

    /** Plays a seed. */
    interface Player {

        /** @param told is told what happens; null when nobody listens */
        Outcome play(Simulation simulation, Seed seed, @Nullable Consumer<String> told);
    }

    /** The first outcomes that break a rule, of the seeds that the system properties name. */
    static List<Outcome> violating(Player player) throws Exception {
        long first = Long.getLong("soak.seed", 1);
        long count = Long.getLong("soak.seeds", 1000);
        long began = System.nanoTime();
        long crashes = 0;
        long lostReplies = 0;
        long calls = 0;
        long takenOver;
        List<Outcome> violating = new ArrayList<>();
        try (Simulation simulation = new Simulation()) {
            for (long number = first; number < first + count && violating.size() < SHOWN; number++) {
                Seed seed = new Seed(number);
                Outcome outcome = player.play(simulation, seed, count == 1 ? System.out::println : null);
                crashes += outcome.crashes();
                lostReplies += outcome.lostReplies();
                calls += outcome.calls();
                if (!outcome.violations().isEmpty()) {
                    violating.add(outcome);
                    System.out.println(outcome);
                }
            }
            takenOver = simulation.takenOver();
        }
        System.out.printf(
                "seeds %d from %d, calls %d, crashes %d, work taken over %d, lost replies %d, seeds with violations %d, duration %s, of the processor %s%n",
                count,
                first,
                calls,
                crashes,
                takenOver,
                lostReplies,
                violating.size(),
                Duration.ofNanos(System.nanoTime() - began),
                Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
        return violating;
    }
}
