package io.edgesweep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As {@link SimulationSoak}, with several nodes: {@code ./mvnw -q -Psoak test -Dtest=NodesSimulationSoak -Dsoak.seeds=20000 -Dsoak.seed=1}. */
class NodesSimulationSoak {

    @Test
    void nodes_lose_nothing_and_send_nothing_twice_whatever_happens() throws Exception {
        assertThat(SimulationSoak.violating((simulation, seed, told) -> simulation.playNodes(seed, Variant.NONE, told)))
                .isEmpty();
    }
}
