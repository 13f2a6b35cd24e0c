package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own, as cron would start it. */
class ProcessIT {

    private static final Path JAR = Path.of("target", "edgesweep.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
    void loses_nothing_and_sends_nothing_twice_when_it_is_killed_again_and_again() throws Exception {
        Random random = new Random(20261122);
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(100)))) {
            world.configured("batch.targets", "10");
            world.configured("accounts.main.calls-in-flight", "4");
            world.jobFor("nightly", world.urlFile("urls.csv", 600));
            int kills = 0;

            for (int i = 0; i < 4; i++) {
                Process process = start(world, "run", "nightly");
                int target = 8 + random.nextInt(10);
                int before = world.sandbox.journal().calls(World.CREATE).size();
                waitFor(() -> !process.isAlive()
                        || world.sandbox.journal().calls(World.CREATE).size() >= before + target);
                if (process.isAlive()) {
                    process.destroyForcibly();
                    process.waitFor();
                    kills++;
                }
            }
            int last = exitCode(start(world, "run", "nightly"));

            assertThat(kills).isGreaterThanOrEqualTo(3);
            assertThat(last).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(600)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            assertThat(world.reports("nightly")).hasSize(1);
            assertThat(world.report("nightly").counts()).isEqualTo(new CountLine(600, 0, 0, 0, 0, 0, 600, 0, 0, 0, 0));
            assertThat(output()).contains("Going on with run");
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
            assertThat(output()).contains("Interrupted. What was sent is written down");
        }
    }

    @Test
    void works_in_a_home_alone_and_says_who_is_there() throws Exception {
        try (World world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(500)))) {
            world.configured("batch.targets", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", 1000));

            Process first = start(world, "run", "nightly");
            waitFor(() -> !world.sandbox.journal().calls(World.CREATE).isEmpty());
            int second = exitCode(start(world, "run", "nightly"));
            first.destroyForcibly();
            first.waitFor();

            assertThat(second).isEqualTo(11);
            assertThat(output()).contains("Another process works in").contains("process " + first.pid() + ", since");
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
        assertThat(JAR).as("the packaged program").isRegularFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toAbsolutePath().toString()));
        command.addAll(List.of(world.arguments(arguments)));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time")
                .isTrue();
        return process.exitValue();
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
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
