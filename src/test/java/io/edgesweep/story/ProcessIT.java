package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.exitCode;
import static io.edgesweep.story.PackagedProgram.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own, as cron would start it. */
class ProcessIT {

    @TempDir
    private Path folder;

    @Test
    void takes_the_right_key_and_says_one_clear_sentence_about_a_wrong_one() throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 30));

            int right = exitCode(start(world, "run", "nightly"));
            world.withSecretKey("not-the-key-of-this-secret-id-01");
            int wrong = exitCode(start(world, "run", "nightly"));

            assertThat(right).isZero();
            assertThat(wrong).isEqualTo(7);
            assertThat(output().lines().filter(line -> line.contains("SecretKey does not fit")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("AuthFailure.SignatureFailure"));
            assertThat(output()).doesNotContain("\tat ", "not-the-key-of-this-secret-id-01");
        }
    }

    @Test
    void ends_within_ten_seconds_when_it_is_asked_to_and_goes_on_later() throws Exception {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(300)))) {
            world.configured("batch.targets", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", 1000));

            Process process = start(world, "run", "nightly");
            waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() >= 10);
            long asked = System.nanoTime();
            process.destroy();
            int first = exitCode(process);
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            int sent = world.sandbox.journal().calls(World.CREATE).size();
            int second = exitCode(start(world, "run", "nightly"));

            assertThat(first).isEqualTo(143);
            assertThat(took).isLessThan(Duration.ofSeconds(10));
            assertThat(sent).isLessThan(100);
            assertThat(second).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(1000)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            assertThat(output()).contains("Interrupted. Everything sent so far is recorded");
        }
    }

    @Test
    void goes_on_with_what_a_pipe_gave_though_nobody_writes_into_it_again() throws Exception {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(300)))) {
            world.configured("batch.targets", "10");
            NamedPipe pipe = NamedPipe.at(folder.resolve("urls.csv"));
            world.jobFor("nightly", pipe.path());

            Process first = start(world, "run", "nightly");
            pipe.give(IntStream.range(0, 500).mapToObj(World::url).collect(Collectors.joining("\n")));
            waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() >= 3);
            first.destroyForcibly().waitFor();
            int second = exitCode(start(world, "run", "nightly"));

            assertThat(second).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(500)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            try (Stream<Path> left = Files.list(folder.resolve("home/spool/inputs"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void works_in_a_home_alone_and_says_who_is_there() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", 100));
            // So that the first one has sent something and is not done before it is killed.
            world.sandbox
                    .faults()
                    .next(World.CREATE, 3, Fault.none())
                    .next(World.CREATE, 100_000, Fault.code("RequestLimitExceeded"));

            Process first = start(world, "run", "nightly");
            waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() > 3);
            int second = exitCode(start(world, "run", "nightly"));
            Process third = start(world, "run", "nightly", "--wait", "1m");
            waitFor(() -> output().contains("Waiting until then, at most 60 s"));
            assertThat(first.isAlive()).isTrue();
            first.destroyForcibly();
            first.waitFor();
            world.sandbox.faults().clear();

            assertThat(second).isEqualTo(11);
            assertThat(exitCode(third)).isZero();
            assertThat(output())
                    .as("logged as all else, and so on standard error")
                    .containsPattern("Z INFO +Another process works in")
                    .contains("process " + first.pid() + ", since");
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(100)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void ends_when_it_is_asked_to_while_the_api_refuses_everything_for_its_rate() throws Exception {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", 100));
            world.sandbox.faults().next(World.CREATE, 10_000, Fault.code("RequestLimitExceeded"));

            Process process = start(world, "run", "nightly");
            waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() >= 5);
            long asked = System.nanoTime();
            process.destroy();
            int first = exitCode(process);
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            world.sandbox.faults().clear();
            int second = exitCode(start(world, "run", "nightly"));

            assertThat(first).isEqualTo(143);
            assertThat(took).isLessThan(Duration.ofSeconds(8));
            assertThat(second).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(100)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void carries_everything_over_when_names_cannot_be_resolved() throws Exception {
        try (World world = new World(folder)) {
            world.configured("accounts.main.endpoints.teo", "https://teo.nowhere.example");
            world.configured("call.tries", "2").configured("call.backoff", "100ms");
            world.jobFor("nightly", world.urlFile("urls.csv", 30));
            String noNames = "-Djdk.net.hosts.file=" + world.file("hosts");

            int noDns =
                    exitCode(PackagedProgram.start(folder, log(), List.of(noNames), world.arguments("run", "nightly")));

            assertThat(noDns).isEqualTo(8);
            assertThat(world.report("nightly").counts().carriedOver()).isEqualTo(30);
            assertThat(output())
                    .contains("teo.nowhere.example", "the next run of job nightly sends what waits")
                    .doesNotContain("\tat ", "run the same command");
        }
    }

    @Test
    void purges_against_a_sandbox_that_runs_alone() throws Exception {
        try (World world = new World(folder)) {
            world.configured("accounts.main.endpoints.teo", "sandbox:");
            world.jobFor("nightly", world.urlFile("urls.csv", 30));
            Process sandbox = start(world, "sandbox", "--json");
            waitFor(() -> output().contains("zone-2example0001"));
            String endpoint = output().replaceAll("(?s).*\"endpoint\" : \"([^\"]+)\".*", "$1");

            world.configured("accounts.main.endpoints.teo", endpoint);
            int run = exitCode(start(world, "run", "nightly"));
            sandbox.destroy();

            assertThat(run).isZero();
            RunReport report = world.report("nightly");
            assertThat(report.counts().confirmed()).isEqualTo(30);
            assertThat(output()).contains(SandboxSettings.SAMPLE_KEY.secretId());
            assertThat(sandbox.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(World world, String... arguments) throws IOException {
        return PackagedProgram.start(folder, log(), world.arguments(arguments));
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    private String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
