package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.home.HomeLock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two terminals at once, at a ledger that one process has at a time. */
class TwoReadersStoryTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"runs", "show latest", "quota www", "check", "plan nightly", "run nightly"})
    void a_command_waits_for_one_that_begins_no_run(String command) {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 2));
            world.run("run", "nightly");
            HomeLock other = HomeLock.takeBriefly(folder.resolve("home"), "web-1 process 4711", Instant.EPOCH);

            World.Ending ending = world.runSleeping(time -> other.close(), command.split(" ", -1));
            other.close();

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(ending.out() + ending.err()).doesNotContain("not checked, because another process");
        }
    }

    @Test
    void a_command_waits_for_no_run_unless_it_is_told_to() {
        try (World world = new World(folder)) {
            world.run("run", "nobody");
            HomeLock other = HomeLock.take(folder.resolve("home"), "web-1 process 4711", Instant.EPOCH);

            World.Ending ending = world.run("runs");
            other.close();

            assertThat(ending.exitCode()).isEqualTo(11);
            assertThat(ending.err()).contains("web-1 process 4711");
        }
    }
}
