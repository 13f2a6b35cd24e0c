package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are kept as long as their job says, and no longer. */
class RetentionStoryTests {

    @TempDir
    private Path folder;

    @Test
    void a_run_goes_with_its_report_when_it_is_older_than_the_job_keeps_it() {
        try (World world = new World(folder)) {
            Path urls = world.urlFile("urls.csv", 5);
            world.job("nightly", "site: www\nsources: [{csv: " + urls + "}]\nreport: {keep: 10d}\n");
            world.run("run", "nightly");
            Path first = world.reports("nightly").get(0);
            world.clock.forward(Duration.ofDays(9));
            world.run("run", "nightly");
            assertThat(world.reports("nightly")).hasSize(2).contains(first);

            world.clock.forward(Duration.ofDays(2));
            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            assertThat(world.reports("nightly")).hasSize(2).doesNotContain(first);
            assertThat(world.run("runs").out())
                    .doesNotContain(String.valueOf(first.getFileName()))
                    .contains(String.valueOf(world.reports("nightly").get(0).getFileName()));
        }
    }
}
