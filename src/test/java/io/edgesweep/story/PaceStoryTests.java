package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceStoryTests {

    @TempDir
    private Path folder;

    @Test
    void sends_five_thousand_urls_at_the_ceiling_though_answers_take_300_ms() {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(300)))) {
            world.configured("batch.targets", "100");
            world.jobFor("nightly", world.urlFile("urls.csv", 5000));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            List<JournalEntry> calls = world.sandbox.journal().calls(World.CREATE);
            assertThat(calls).hasSize(50).allMatch(JournalEntry::isOk);
            assertThat(world.sandbox.journal().maxInAnyWindow(World.CREATE, Duration.ofSeconds(1)))
                    .isLessThanOrEqualTo(20);
            long phase = calls.get(49).arrivalNanos()
                    - calls.get(0).arrivalNanos()
                    + Duration.ofMillis(300).toNanos();
            assertThat(Duration.ofNanos(phase)).isLessThanOrEqualTo(Duration.ofMillis(2750));
            RunReport report = world.report("nightly");
            assertThat(report.calls().submitted()).isEqualTo(50);
            assertThat(report.calls().refusedForRate()).isZero();
            assertThat(report.calls().maxPerSecond()).isBetween(19, 20);
        }
    }
}
