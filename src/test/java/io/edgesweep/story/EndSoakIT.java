package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The long form of {@code ProcessIT}'s ends: {@code ./mvnw -Psoak verify -Dit.test=EndSoakIT}. What a failed one worked in is kept. */
class EndSoakIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void sends_nothing_twice_whenever_it_is_ended_at_the_end_of_a_run() throws Exception {
        try (EndHarness harness = new EndHarness(folder, Long.getLong("soak.seed", 20261128))) {
            EndHarness.Tally tally = harness.end(Integer.getInteger("soak.ends", 200));
            System.out.println("End soak: " + tally);

            assertThat(tally.wrong()).as(tally.toString()).isEmpty();
        }
    }
}
