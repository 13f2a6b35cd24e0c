package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL does not do what it should: the run ends with 10 and one sentence, and the same command goes on. */
@Timeout(120)
class PostgresTroubleStoryTests {

    private static final int TARGETS = 30;

    private static EmbeddedPostgres postgres;

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
        assertGoesOnAfter(
                () -> sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                        + " AND backend_type = 'client backend'"));
    }

    private void assertRefused(String url, String words) {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));

            World.Ending ending = world.run("run", "nightly", "--spring.datasource.url=" + url);

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("The ledger cannot be opened: ", words)
                    .doesNotContain("\tat ", "disk");
        }
    }

    private void assertGoesOnAfter(Runnable trouble) {
        String url = "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres");
        try (World world = new World(folder)) {
            world.configured("batch.targets", "1");
            world.configured("accounts.main.calls-per-second", "10");
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));

            World.Ending first = world.runWhileSending(5, trouble, "run", "nightly", url);
            World.Ending again = world.run("run", "nightly", url);

            assertThat(first.exitCode()).as(first.err()).isEqualTo(10);
            assertThat(first.err()).doesNotContain("\tat ");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(TARGETS)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
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
}
