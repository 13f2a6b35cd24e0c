package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The long form of the crash test: {@code ./mvnw -Psoak verify}. What a failed one worked in is kept. */
class CrashSoakIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void loses_nothing_and_sends_nothing_twice_however_often_it_is_killed() throws Exception {
        long seed = Long.getLong("soak.seed", 20261124);
        try (CrashHarness harness = new CrashHarness(folder, seed)) {
            CrashHarness.Tally tally = harness.kill(Integer.getInteger("soak.kills", 300), 8);
            System.out.println("Crash soak: " + tally);

            assertThat(tally.lost()).as("lost: " + tally).isZero();
            assertThat(tally.doubled()).as("doubled: " + tally).isZero();
        }
    }
}
