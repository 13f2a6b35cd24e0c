package io.edgesweep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** As {@link SimulationTests}, with several nodes that stand still, lose their lease, and take over from each other. */
class NodesSimulationTests {

    @Test
    void nodes_lose_nothing_and_send_nothing_twice_in_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            assertThat(simulation.violatingNodes(100, Variant.NONE, 10, violation -> false))
                    .isEmpty();
            assertThat(simulation.takenOver()).as("work was taken over").isGreaterThan(50);
        }
    }

    @Test
    void catches_a_look_before_the_permit_in_place_of_one_after_it_within_a_hundred_seeds() throws Exception {
        try (Simulation simulation = new Simulation()) {
            List<Outcome> violating = simulation.violatingNodes(
                    100, new LooksBeforeThePermit(), 10, violation -> violation.startsWith("doubled"));

            assertThat(violating).flatExtracting(Outcome::violations).anyMatch(each -> each.startsWith("doubled"));
        }
    }

    @Test
    void plays_a_seed_the_same_each_time() throws Exception {
        try (Simulation simulation = new Simulation()) {
            StringBuilder first = new StringBuilder();
            StringBuilder second = new StringBuilder();

            simulation.playNodes(new Seed(7), Variant.NONE, first::append);
            simulation.playNodes(new Seed(7), Variant.NONE, second::append);

            assertThat(SimulationTests.withoutIds(second))
                    .isEqualTo(SimulationTests.withoutIds(first))
                    .isNotEmpty();
        }
    }
}
