package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is ended in the last two seconds of a run; at many more moments in {@link EndSoakIT}. */
class EndIT {

    @TempDir
    private Path folder;

    @Test
    void sends_nothing_twice_when_it_is_ended_at_the_very_end_of_a_run() throws Exception {
        try (EndHarness harness = new EndHarness(folder, 20261128)) {
            EndHarness.Tally tally = harness.end(2);

            assertThat(tally.wrong()).as(tally.toString()).isEmpty();
            assertThat(tally.moments()).as(tally.toString()).isEqualTo(2);
        }
    }
}
