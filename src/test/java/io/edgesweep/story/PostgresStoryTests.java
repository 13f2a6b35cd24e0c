package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport.CountLine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program with its ledger, and Spring Batch's tables, in PostgreSQL. */
class PostgresStoryTests {

    @TempDir
    private Path folder;

    @Test
    void carries_a_backlog_from_night_to_night() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder, sandbox -> sandbox.quota(World.urls(10, 60)))) {
            world.jobFor("nightly", world.urlFile("urls.csv", 100));
            String[] run = {
                "run", "nightly", "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            };
            world.clock.at(Instant.parse("2026-11-22T18:00:00Z"));
            World.Ending first = world.run(run);
            world.file("urls.csv", "url", World.url(5));
            world.clock.at(Instant.parse("2026-11-23T18:00:00Z"));

            World.Ending second = world.run(run);

            assertThat(first.exitCode()).isEqualTo(4);
            assertThat(second.exitCode()).isZero();
            assertThat(world.report("nightly").counts()).isEqualTo(new CountLine(1, 40, 0, 0, 0, 0, 41, 0, 0, 0, 0));
            assertThat(folder.resolve("home/ledger")).doesNotExist();
        }
    }
}
