package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.CriterionLine;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.server.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while its second call of three is on the wire; the same command sends each target exactly once. */
class KilledCallStoryTests {

    private static final Duration LATE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void a_call_for_all_zones_that_was_accepted_is_found_in_the_zones_of_its_targets() throws Exception {
        assertSentOnce(
                Fault.late(LATE),
                "purge-all-zones.main",
                "purge",
                "--account",
                "main",
                "--all-zones",
                "https://www.example.com/a",
                "https://shop.example.com/b",
                "https://www.example.com/c");
    }

    @Test
    void a_call_for_all_zones_that_was_not_accepted_is_sent_again() throws Exception {
        assertSentOnce(
                Fault.lateBeforeBooking(LATE),
                "purge-all-zones.main",
                "purge",
                "--account",
                "main",
                "--all-zones",
                "https://www.example.com/a",
                "https://shop.example.com/b",
                "https://www.example.com/c");
    }

    @Test
    void a_call_with_a_tag_that_was_accepted_is_found_though_its_hosts_are_those_of_a_wildcard() throws Exception {
        assertSentOnce(
                Fault.late(LATE), "purge-www", "purge", "--site", "www", "--kind", "tag", "front", "sports", "news");
    }

    @Test
    void the_report_of_a_killed_run_that_is_stopped_claims_no_pace_that_nobody_counted() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "1").configured("accounts.main.calls-in-flight", "1");
            world.sandbox.faults().next(World.CREATE, Fault.none()).next(World.CREATE, Fault.late(LATE));
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            kill(world, "run", "nightly");

            World.Ending stop = world.run("stop", "latest");

            assertThat(stop.exitCode()).as(stop.err()).isZero();
            RunReport report = world.report("nightly");
            assertThat(report.calls().complete()).isFalse();
            assertThat(report.calls().submitted()).isOne();
            assertThat(report.criteria()).contains(new CriterionLine("pace", null, List.of(), List.of()));
            assertThat(world.run("show", "latest").out()).contains("at least 1; a process was killed");
        }
    }

    @Test
    void a_killed_run_that_is_only_asked_about_is_stopped_too() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "1")
                    .configured("accounts.main.calls-in-flight", "1")
                    .configured("reconcile.every", "1s");
            world.sandbox.faults().tasks(Pattern.compile(".*"), TaskOutcome.neverFinal());
            world.sandbox.faults().next(World.CREATE, Fault.none()).next(World.CREATE, Fault.late(LATE));
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            kill(world, "run", "nightly");
            int looks = world.sandbox.journal().calls(World.ASK).size();
            CompletableFuture<World.Ending> reconcile =
                    CompletableFuture.supplyAsync(() -> world.run("reconcile", "--for", "10m"));
            Served.waitFor(() -> world.sandbox.journal().calls(World.ASK).size() > looks);

            World.Ending stop = world.run("stop", "latest");

            assertThat(stop.out()).as(stop.err()).contains("is asked to stop");
            assertThat(reconcile.get(1, TimeUnit.MINUTES).exitCode()).isEqualTo(9);
            assertThat(world.report("nightly").exitCode()).isEqualTo(6);
            assertThat(world.run("stop", "latest").out()).contains("is over already");
        }
    }

    @Test
    void what_failed_before_a_kill_waits_for_the_next_run_and_not_for_the_resumed_one() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "1")
                    .configured("accounts.main.calls-in-flight", "1")
                    .configured("reconcile.unsettled", "100ms");
            world.sandbox
                    .faults()
                    .tasks(Pattern.compile(".*page-0.*"), TaskOutcome.failed("taskFailed", "node down"))
                    .next(World.CREATE, Fault.none())
                    .next(World.CREATE, Fault.none())
                    .next(World.CREATE, Fault.lateBeforeBooking(LATE));
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            kill(world, () -> output().contains("confirmed 1 of 3"), "run", "nightly");

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(3);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(3).confirmed(2).failed(1).line());
            assertThat(world.sandbox.journal().acceptedTargets().values())
                    .hasSize(3)
                    .containsOnly(1);
            world.run("run", "nightly");
            assertThat(world.report("nightly").counts().carriedIn()).isOne();
        }
    }

    private void assertSentOnce(Fault second, String job, String... command) throws Exception {
        try (World world = new World(
                folder,
                sandbox -> sandbox.zones(
                        SandboxZone.of("zone-2example0001", "www.example.com", "a.img.example.com"),
                        SandboxZone.of("zone-2example0002", "shop.example.com")))) {
            world.configured("sites.www.hosts", "www.example.com,*.img.example.com")
                    .configured("batch.targets", "1")
                    .configured("accounts.main.calls-in-flight", "1");
            world.sandbox.faults().next(World.CREATE, Fault.none()).next(World.CREATE, second);
            kill(world, command);
            List<String> before =
                    List.copyOf(world.sandbox.journal().acceptedTargets().keySet());

            World.Ending ending = world.run(command);

            assertThat(before).as("accepted before the kill").hasSize(second.takesEffect() ? 2 : 1);
            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets().values())
                    .hasSize(3)
                    .containsOnly(1);
            assertThat(world.report(job).counts())
                    .isEqualTo(counted().read(3).confirmed(3).line());
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill(World world, String... command) throws Exception {
        kill(world, () -> world.sandbox.journal().calls(World.CREATE).size() >= 2, command);
    }

    private void kill(World world, BooleanSupplier there, String... command) throws Exception {
        Process process = ForkedProgram.start(folder, world.arguments(command));
        try {
            Instant latest = Instant.now().plusSeconds(90);
            while (!there.getAsBoolean() && process.isAlive()) {
                assertThat(Instant.now()).isBefore(latest);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("output.log")))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
