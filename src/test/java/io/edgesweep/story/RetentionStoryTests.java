package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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

    @Test
    void the_file_of_the_ledger_is_small_again_once_most_of_what_was_in_it_is_removed() throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 5));
            world.run("run", "nightly");
            Path home = folder.resolve("home");
            LedgerFiles.execute(home, """
                    INSERT INTO run_finding (run_id, found_at, kind, place, reason)
                    SELECT 'old', CURRENT_TIMESTAMP, 'NOTE', REPEAT('a', 2000), REPEAT('b', 2000)
                    FROM UNNEST(SEQUENCE_ARRAY(1, 4000, 1))
                    """, "DELETE FROM run_finding WHERE run_id = 'old'");
            assertThat(Files.size(home.resolve("ledger/ledger.data"))).isGreaterThan(8_000_000);

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            assertThat(Files.size(home.resolve("ledger/ledger.data"))).isLessThan(2_000_000);
            assertThat(world.run("runs").out().lines()).hasSize(2);
        }
    }
}
