package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL does not do what it should: at the start, the command ends with 10 and one sentence; in mid-run, the run waits and goes
 * on.
 */
@Timeout(120)
class PostgresTroubleStoryTests {

    private static final int TARGETS = 30;
    private static final Duration TROUBLE = Duration.ofSeconds(4);

    /** Seconds. */
    private static final String IMPATIENT = "&socketTimeout=2&loginTimeout=2";

    private static final String SHORT_WAIT = "--spring.datasource.hikari.connection-timeout=2000";

    static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "40")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        sql("DROP SCHEMA public CASCADE");
        sql("CREATE SCHEMA public");
    }

    @Test
    void refuses_connections() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertRefused("jdbc:postgresql://localhost:" + free + "/postgres?user=postgres", "is up and can be reached");
    }

    @Test
    void has_no_such_database() {
        assertRefused(postgres.getJdbcUrl("postgres", "nowhere"), "name another one in spring.datasource.url");
    }

    @Test
    void does_not_take_the_user() {
        assertRefused(postgres.getJdbcUrl("stranger", "postgres"), "Check spring.datasource.username");
    }

    @Test
    void has_no_connection_left() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                all.add(postgres.getPostgresDatabase().getConnection());
            }
        } catch (SQLException e) {
            // That is all there are.
        }
        try {
            assertRefused(postgres.getJdbcUrl("postgres", "postgres"), "max_connections");
        } finally {
            for (Connection each : all) {
                each.close();
            }
        }
    }

    @Test
    void ends_all_connections_in_mid_run() throws IOException {
        assertGoesOnAfter(PostgresTroubleStoryTests::endConnections, () -> {}, own());
    }

    @Test
    void does_not_take_the_password() throws IOException {
        sql("CREATE ROLE careful LOGIN PASSWORD 'right'");
        Path rules = Path.of(answer("SHOW hba_file"));
        String before = Files.readString(rules);
        Files.writeString(rules, "host all careful all scram-sha-256\n" + before);
        sql("SELECT pg_reload_conf()");

        assertRefused(
                postgres.getJdbcUrl("careful", "postgres") + "&password=wrong", "Check spring.datasource.username");
    }

    @Test
    void hangs_before_the_run() throws Exception {
        try (Frozen frozen = new Frozen()) {
            frozen.begin();
            assertRefused(postgres.getJdbcUrl("postgres", "postgres") + IMPATIENT, "See that the database of");
        }
    }

    @Test
    void hangs_in_mid_run() throws Exception {
        try (Frozen frozen = new Frozen()) {
            assertGoesOnAfter(
                    frozen::begin,
                    frozen::close,
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres") + IMPATIENT);
        }
    }

    /** As after a lack of memory: the server ends all connections, and refuses new ones until it is through its log. */
    @Test
    void starts_anew_after_one_of_its_processes_was_killed() throws IOException {
        assertGoesOnAfter(
                () -> signal(
                        "KILL",
                        Long.parseLong(answer("SELECT max(pid) FROM pg_stat_activity"
                                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"))),
                () -> {},
                own());
    }

    private static void endConnections() {
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend'");
    }

    private static String own() {
        return "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
    }

    private void assertRefused(String url, String words) {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));

            World.Ending ending = world.run("run", "nightly", "--spring.datasource.url=" + url, SHORT_WAIT);

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("The ledger cannot be opened: ", words)
                    .hasLineCount(1)
                    .doesNotContain("disk");
        }
    }

    void assertGoesOnAfter(Runnable trouble, Runnable relief, String url) {
        World.Ending ending = run(trouble, TROUBLE, relief, url);

        assertThat(ending.exitCode()).as(ending.err()).isZero();
    }

    /**
     * Runs a job, and looks that all targets were sent if it ended well, and none twice.
     *
     * @param after how long the trouble lasts
     */
    World.Ending run(Runnable trouble, Duration after, Runnable relief, String url) {
        try (World world = new World(folder)) {
            world.configured("batch.targets", "1");
            world.configured("accounts.main.calls-per-second", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));

            World.Ending ending = world.runWhileSending(
                    5,
                    () -> {
                        trouble.run();
                        LockSupport.parkNanos(after.toNanos());
                        relief.run();
                    },
                    "run",
                    "nightly",
                    url,
                    SHORT_WAIT);

            Map<String, Integer> accepted = world.sandbox.journal().acceptedTargets();
            assertThat(accepted).allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            assertThat(ending.exitCode() == 0).isEqualTo(accepted.size() == TARGETS);
            return ending;
        }
    }

    /** Its server is stopped from working, as by a host that hangs, until this is closed. */
    static final class Frozen implements AutoCloseable {

        private final long server = server(Path.of(answer("SHOW data_directory")));

        void begin() {
            all().forEach(each -> signal("STOP", each));
        }

        private List<Long> all() {
            return Stream.concat(
                            Stream.of(server),
                            ProcessHandle.of(server).stream()
                                    .flatMap(ProcessHandle::children)
                                    .map(ProcessHandle::pid))
                    .toList();
        }

        @Override
        public void close() {
            all().forEach(each -> signal("CONT", each));
        }
    }

    /** The first process of the server with these data. */
    static long server(Path data) {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String statement) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String answer(String question) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
