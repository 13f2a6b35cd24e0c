package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceStoryTests {

    @TempDir
    private Path folder;

    /**
     * Where the ceiling is kept to the millisecond is measured, not asserted: see PaceBenchmark. On a busy machine a call
     * may be on its way for longer than the next, and the API then refuses one; it is sent again.
     */
    @Test
    void sends_five_thousand_urls_below_the_ceiling_and_several_calls_at_once() {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(300)))) {
            world.configured("batch.targets", "100");
            world.jobFor("nightly", world.urlFile("urls.csv", 5000));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            List<JournalEntry> calls = world.sandbox.journal().calls(World.CREATE);
            assertThat(calls.stream().filter(JournalEntry::isOk)).hasSize(50);
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(5000)
                    .allSatisfy((url, times) -> assertThat(times).isEqualTo(1));
            RunReport report = world.report("nightly");
            assertThat(report.calls().submitted()).isEqualTo(calls.size());
            assertThat(report.calls().submitted() - report.calls().refusedForRate())
                    .isEqualTo(50);
            int oneAtATime = 1000 / 300;
            assertThat(report.calls().maxPerSecond()).isBetween(oneAtATime + 2, 20);
        }
    }

    @Test
    void opens_no_more_lanes_than_there_are_batches() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "10").configured("accounts.main.calls-in-flight", "20");
            world.jobFor("nightly", world.urlFile("urls.csv", 30));

            assertThat(world.run("run", "nightly").exitCode()).isZero();

            assertThat(lanes("submit")).isEqualTo("3");
            assertThat(lanes("reconcile")).isEqualTo("3");
            assertThat(lanes("warm")).isEqualTo("0");
        }
    }

    private String lanes(String step) throws IOException {
        return LedgerFiles.ask(
                folder.resolve("home"),
                "SELECT COUNT(*) FROM batch_step_execution WHERE step_name LIKE '" + step + "-lane:%'");
    }

    @Test
    void lets_many_calls_in_flight_share_few_connections_to_the_ledger() {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(100)))) {
            world.configured("batch.targets", "1");
            world.configured("accounts.main.calls-in-flight", "20");
            world.jobFor("nightly", world.urlFile("urls.csv", 60));

            World.Ending ending = world.run(
                    "run",
                    "nightly",
                    "--spring.datasource.hikari.maximum-pool-size=2",
                    "--spring.datasource.hikari.connection-timeout=5000");

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(world.report("nightly").counts().confirmed()).isEqualTo(60);
        }
    }
}
