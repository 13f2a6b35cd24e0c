package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(1).carriedIn(40).confirmed(41).line());
            assertThat(folder.resolve("home/ledger")).doesNotExist();
        }
    }

    @Test
    void an_account_is_worked_with_by_one_process_at_a_time_whatever_their_home_folders() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder.resolve("one"));
                World other = new World(folder.resolve("other"))) {
            String url = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
            world.configured("batch.targets", "1").configured("accounts.main.calls-per-second", "6");
            world.jobFor("nightly", world.urlFile("urls.csv", 30));
            List<World.Ending> meanwhile = new CopyOnWriteArrayList<>();

            other.jobFor("hourly", other.urlFile("urls.csv", 1));

            World.Ending first = world.runWhileSending(
                    2, () -> meanwhile.add(other.run("run", "hourly", url)), "run", "nightly", url);
            World.Ending afterwards = other.run("runs", url);

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(meanwhile.get(0).exitCode()).isEqualTo(11);
            assertThat(meanwhile.get(0).err())
                    .contains("Another process is at work in the same ledger: ")
                    .contains(" process " + ProcessHandle.current().pid() + " works with account main");
            assertThat(afterwards.exitCode()).as(afterwards.err()).isZero();
            assertThat(afterwards.out()).contains("nightly");
        }
    }

    @Test
    void can_be_read_by_others_while_a_process_works_with_it() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder.resolve("one"));
                World other = new World(folder.resolve("other"))) {
            String url = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
            world.configured("batch.targets", "1").configured("accounts.main.calls-per-second", "4");
            world.jobFor("nightly", world.urlFile("urls.csv", 30));
            other.withSecretKey("not-asked-for-anything");
            List<World.Ending> meanwhile = new CopyOnWriteArrayList<>();

            World.Ending first = world.runWhileSending(
                    2,
                    () -> {
                        meanwhile.add(other.run("runs", url));
                        meanwhile.add(other.run("show", "latest", url));
                        meanwhile.add(world.run("runs", "--json", url));
                        meanwhile.add(world.run("quota", "www", url));
                    },
                    "run",
                    "nightly",
                    url);

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(meanwhile).hasSize(4).allSatisfy(ending -> assertThat(ending.exitCode())
                    .as(ending.err())
                    .isZero());
            assertThat(meanwhile.get(0).out()).contains("nightly");
            assertThat(meanwhile.get(2).out()).contains("\"state\" : \"SEALED\"");
            assertThat(world.sandbox.journal().acceptedTargets()).hasSize(30);
        }
    }

    @Test
    void is_made_by_who_reads_it_first_and_looked_at_without_by_check() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder)) {
            String url = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
            world.jobFor("nightly", world.urlFile("urls.csv", 1));

            assertThat(world.run("check", url).out()).contains("there is no ledger yet");
            assertThat(world.run("runs", url).exitCode()).isZero();
            assertThat(world.run("check", url).out()).contains("waiting").doesNotContain("there is no ledger yet");
        }
    }

    @Test
    void on_several_hosts_needs_one_that_waits_for_another() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 1));
            String host = "localhost:" + postgres.getPort();

            World.Ending ending = world.run(
                    "run",
                    "nightly",
                    "--spring.datasource.url=jdbc:postgresql://" + host + "," + host + "/postgres?user=postgres");

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err()).contains("names several hosts").doesNotContain("Exception");
            assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
        }
    }
}
