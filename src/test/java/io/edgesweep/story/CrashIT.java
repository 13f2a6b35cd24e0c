package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is killed in some of its steps; in all of them, and often, in {@link CrashSoakIT}. */
class CrashIT {

    @TempDir
    private Path folder;

    @Test
    void loses_nothing_and_sends_nothing_twice_when_it_is_killed_again_and_again() throws Exception {
        try (CrashHarness harness = new CrashHarness(folder, 20261122)) {
            CrashHarness.Tally tally = harness.kill(4, 4);

            assertThat(tally.kills()).as("kills: " + tally).isEqualTo(4);
            assertThat(tally.lost()).as("lost: " + tally).isZero();
            assertThat(tally.doubled()).as("doubled: " + tally).isZero();
        }
    }
}
