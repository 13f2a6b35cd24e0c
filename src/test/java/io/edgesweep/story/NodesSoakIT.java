package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that are killed and frozen for long, {@code -Dsoak.standstills=5,30,150,400} for so many seconds in turn: {@code ./mvnw -Psoak verify
 * -Dit.test=NodesSoakIT}. What a failed one worked in is kept.
 */
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
                    Stream.of(System.getProperty("soak.standstills", "5,15,30").split(",", -1))
                            .map(Long::parseLong)
                            .map(Duration::ofSeconds)
                            .toList());
            System.out.println("Nodes soak: " + tally);

            assertThat(tally.lost()).isZero();
            assertThat(tally.doubled()).isZero();
            assertThat(tally.longestSilence()).isLessThan(Duration.ofSeconds(60));
        }
    }
}
