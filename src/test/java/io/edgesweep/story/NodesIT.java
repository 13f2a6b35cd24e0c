package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link NodesSoakIT}. */
@EnabledOnOs(OS.LINUX)
class NodesIT {

    @TempDir
    private Path folder;

    @Test
    void lose_nothing_and_send_nothing_twice_when_one_is_killed_and_one_stands_still() throws Exception {
        try (NodesHarness harness = new NodesHarness(folder, 20261130)) {
            NodesHarness.Tally tally = harness.disturb(1, 1, List.of(Duration.ofSeconds(15)));

            assertThat(tally.lost()).as(harness.output()).isZero();
            assertThat(tally.doubled()).as(harness.output()).isZero();
        }
    }
}
