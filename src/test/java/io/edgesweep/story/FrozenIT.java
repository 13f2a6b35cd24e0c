package io.edgesweep.story;

import static io.edgesweep.story.PackagedProgram.exitCode;
import static io.edgesweep.story.PackagedProgram.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is frozen in the middle of its work, and goes on when another one has done it. */
@EnabledOnOs(OS.LINUX)
class FrozenIT {

    @TempDir
    private Path folder;

    @Test
    void sends_nothing_more_when_its_connections_were_ended_and_another_has_finished_its_work() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                World world = new World(folder)) {
            String url = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");

            Ending ending = freeze(world, () -> endConnections(postgres), "other-home", url, "--wait", "30s");

            assertThat(ending.other()).as(ending.output()).isZero();
            assertThat(ending.frozen()).as(ending.output()).isEqualTo(10);
            assertThat(ending.output()).contains("Another process has taken over from this one");
            assertEachIsSentOnce(world);
        }
    }

    @Test
    void sends_nothing_more_when_its_lock_file_was_removed_and_another_has_finished_its_work() throws Exception {
        try (World world = new World(folder)) {
            Ending ending = freeze(world, () -> Files.delete(folder.resolve("home/lock")), "home");

            assertThat(ending.other()).as(ending.output()).isZero();
            assertThat(ending.frozen()).as(ending.output()).isEqualTo(10);
            assertThat(ending.output()).contains("was removed or replaced");
            assertEachIsSentOnce(world);
        }
    }

    private record Ending(int frozen, int other, String output) {}

    private interface Theft {
        void takeTheLock() throws Exception;
    }

    /** Freezes a process when it has made 4 of 15 calls, has another finish its work from a home folder, and lets it go on. */
    private Ending freeze(World world, Theft theft, String home, String... options) throws Exception {
        world.configured("batch.targets", "10");
        world.configured("accounts.main.calls-per-second", "4");
        world.configured("accounts.main.calls-in-flight", "20");
        world.jobFor("nightly", world.urlFile("urls.csv", 150));
        Path frozenLog = folder.resolve("frozen.log");
        Path otherLog = folder.resolve("other.log");

        Process frozen = PackagedProgram.start(folder, frozenLog, arguments(world, options));
        waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() >= 4);
        signal(frozen, "STOP");
        theft.takeTheLock();
        String[] arguments = arguments(world, options);
        Path yaml = folder.resolve("application.yml");
        Files.writeString(yaml, Files.readString(yaml).replace("/home\n", "/" + home + "\n"));
        int other = exitCode(PackagedProgram.start(folder, otherLog, arguments));
        signal(frozen, "CONT");
        int code = exitCode(frozen);

        return new Ending(
                code, other, "frozen:\n" + Files.readString(frozenLog) + "\nother:\n" + Files.readString(otherLog));
    }

    private static String[] arguments(World world, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "run";
        command[1] = "nightly";
        System.arraycopy(options, 0, command, 2, options.length);
        return world.arguments(command);
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static void endConnections(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        }
    }

    private static void assertEachIsSentOnce(World world) {
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(150)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
    }
}
