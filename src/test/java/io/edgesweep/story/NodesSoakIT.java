package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are killed and frozen for long: {@code ./mvnw -Psoak verify -Dit.test=NodesSoakIT}. What a failed one worked in is kept. */
@EnabledOnOs(OS.LINUX)
class NodesSoakIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void lose_nothing_and_send_nothing_twice_however_nodes_end_and_stand_still() throws Exception {
        try (NodesHarness harness = new NodesHarness(folder, Long.getLong("soak.seed", 20261130))) {
            NodesHarness.Tally tally = harness.disturb(
                    Integer.getInteger("soak.kills", 200),
                    Integer.getInteger("soak.freezes", 20),
                    List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30)));
            System.out.println("Nodes soak: " + tally);

            assertThat(tally.lost()).isZero();
            assertThat(tally.doubled()).isZero();
            assertThat(tally.longestSilence()).isLessThan(Duration.ofSeconds(60));
        }
    }
}
