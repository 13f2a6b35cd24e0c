package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.exitCode;
import static io.edgesweep.story.PackagedProgram.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own, which is killed and asked to end. */
class ServeIT {

    private static final DateTimeFormatter CRON =
            DateTimeFormatter.ofPattern("m H d M '?' uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() throws IOException {
        world = new World(folder, sandbox -> sandbox.latency(Duration.ofMillis(150)));
        world.configured("batch.targets", "10").configured("accounts.main.calls-in-flight", "4");
        world.urlFile("urls.csv", 400);
        world.urlFile("one.csv", 1);
        Files.createDirectories(folder.resolve("jobs"));
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void finishes_after_a_kill_what_it_had_begun_and_makes_up_for_what_was_missed_as_each_job_says() throws Exception {
        // The others wait for the run that is killed.
        world.configured("node.runs", "1");
        Process killed = serve();
        waitUntil(() -> output().contains("No job is scheduled"));
        Instant first = soon();
        job("makes-up", cron(first, 1, 2, 3), "run-once", "one.csv");
        job("skips", cron(first, 1, 2, 3), "skip", "one.csv");
        job("nightly", cron(first, 0), "run-once", "urls.csv");
        waitUntil(() -> world.sandbox.journal().calls(World.CREATE).size() >= 5);
        killed.destroyForcibly().waitFor();
        waitUntil(() -> Instant.now().isAfter(first.plusSeconds(4)));
        Process process = serve();
        waitUntil(() -> output().contains("job skips: 3 firings missed"));
        waitUntil(() -> output().contains("job makes-up: run")
                && output().contains("ended with 0, All confirmed purged, " + folder.resolve("reports/makes-up")));
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(world.reports("nightly")).hasSize(1);
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(400);
        assertThat(world.reports("makes-up")).hasSize(1);
        assertThat(folder.resolve("reports/skips")).doesNotExist();
        assertThat(output())
                .contains("job nightly: firing of " + first + " was left in its run")
                .contains("job makes-up: 3 firings missed between " + first.plusSeconds(1) + " and "
                        + first.plusSeconds(3) + ", run once")
                .contains("job skips: 3 firings missed between " + first.plusSeconds(1) + " and " + first.plusSeconds(3)
                        + ", skipped");
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(400)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(target.equals(World.url(0)) ? 2 : 1));
    }

    @Test
    void ends_within_ten_seconds_when_it_is_asked_to_in_mid_run_and_goes_on_later() throws Exception {
        Process asked = serve();
        waitUntil(() -> output().contains("No job is scheduled"));
        job("nightly", cron(soon(), 0), "skip", "urls.csv");
        waitUntil(() -> world.sandbox.journal().calls(World.CREATE).size() >= 5);
        long began = System.nanoTime();
        asked.destroy();
        int first = exitCode(asked);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        int sent = world.sandbox.journal().calls(World.CREATE).size();
        Process process = serve();
        waitUntil(() -> output().contains("ended with 0, All confirmed purged"));
        process.destroy();

        assertThat(first).isEqualTo(143);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(sent).isLessThan(40);
        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(world.reports("nightly")).hasSize(1);
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(400)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void finishes_after_a_kill_what_was_asked_for_from_the_command_line_and_throws_away_what_never_was()
            throws Exception {
        world.configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", folder.resolve("one.csv"));
        Process killed = serve();
        waitUntil(() -> output().contains("No job is scheduled")
                && Served.console(folder.resolve("home")).isPresent());
        Path never = Files.writeString(
                Files.createDirectories(folder.resolve("home/uploads")).resolve("never.csv"), "url");
        Process ordering = PackagedProgram.start(
                folder,
                folder.resolve("ordering.log"),
                folder.resolve("urls.csv"),
                world.arguments("run", "nightly", "--input", "-"));
        waitUntil(() -> world.sandbox.journal().calls(World.CREATE).size() >= 5);
        killed.destroyForcibly().waitFor();
        int sent = world.sandbox.journal().calls(World.CREATE).size();
        ordering.destroyForcibly().waitFor();
        Process process = serve();
        waitUntil(() -> output().contains("ended with 0, All confirmed purged, " + folder.resolve("reports/nightly")));
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(sent).isLessThan(40);
        assertThat(never).doesNotExist();
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
        assertThat(world.reports("nightly")).hasSize(1);
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(400);
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(400)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void serves_where_there_is_no_folder_for_temporary_files() throws Exception {
        world.configured("console.password", Served.PASSWORD);
        Process process = PackagedProgram.start(
                folder,
                folder.resolve("output.log"),
                List.of("-Djava.io.tmpdir=" + folder.resolve("none")),
                world.arguments("serve"));

        waitUntil(() -> Served.console(folder.resolve("home")).isPresent());
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(output()).doesNotContain("Exception");
    }

    @Test
    void ends_when_it_is_asked_to_although_a_job_file_is_an_alias_bomb() throws Exception {
        world.configured("console.password", Served.PASSWORD);
        world.job("bomb", AttackStory.bomb());
        Process process = serve();
        waitUntil(() -> output().contains("bomb.yml")
                && Served.console(folder.resolve("home")).isPresent());
        long began = System.nanoTime();
        process.destroy();

        assertThat(exitCode(process)).isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private void job(String name, String cron, String missed, String csv) {
        world.job(name, """
                site: www
                schedule: {cron: "%s", missed: %s}
                sources:
                  - csv: %s
                """.formatted(cron, missed, folder.resolve(csv)));
    }

    /** A moment that the program is up at, with room for some seconds in its minute. */
    private static Instant soon() {
        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 4);
        long second = soon.getEpochSecond() % 60;
        return second > 55 ? soon.plusSeconds(60 - second) : soon;
    }

    /** An expression that fires so many seconds after the moment, and never else. */
    private static String cron(Instant moment, int... seconds) {
        StringBuilder list = new StringBuilder();
        for (int each : seconds) {
            list.append(list.isEmpty() ? "" : ",").append(moment.getEpochSecond() % 60 + each);
        }
        return list + " " + CRON.format(moment);
    }

    private Process serve() throws IOException {
        return PackagedProgram.start(folder, folder.resolve("output.log"), world.arguments("serve"));
    }

    private void waitUntil(BooleanSupplier condition) throws InterruptedException {
        try {
            waitFor(condition);
        } catch (AssertionError e) {
            throw new AssertionError(output(), e);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
