package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, each with a home folder of its own, work with one ledger in PostgreSQL. */
class NodesStoryTests {

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyLedger() {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }

    @Test
    void processes_with_runs_of_different_accounts_go_on_side_by_side() {
        try (World world = world()) {
            world.configured("batch.targets", "1");
            world.jobForSite("www", "pages", world.urlFile("pages.csv", "www.example.com", 20));
            world.jobForSite("shop", "shop", world.urlFile("shop.csv", "shop.example.com", 2));
            List<World.Ending> meanwhile = new CopyOnWriteArrayList<>();

            World.Ending first = world.runWhileSending(
                    2, () -> meanwhile.add(world.run("run", "shop", home("b"))), "run", "pages", home("a"));

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(meanwhile.get(0).exitCode()).as(meanwhile.get(0).err()).isZero();
            assertThat(world.report("shop").finished())
                    .isBefore(world.report("pages").finished());
        }
    }

    @Test
    void a_node_has_ten_connections_at_most_however_many_calls_are_in_flight() {
        try (World world = world()) {
            world.configured("batch.targets", "1")
                    .configured("accounts.main.calls-in-flight", "20")
                    .configured("accounts.main.calls-per-second", "20");
            world.jobFor("nightly", world.urlFile("urls.csv", 40));
            List<Long> connections = new CopyOnWriteArrayList<>();

            World.Ending run =
                    world.runWhileSending(15, () -> connections.add(connectionsOfNodes()), "run", "nightly", home("a"));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(connections).hasSize(1).allSatisfy(open -> assertThat(open)
                    .isBetween(2L, 10L));
        }
    }

    @Test
    void nodes_share_what_was_asked_for_at_one_of_them_and_each_order_has_one_run() {
        try (World world = world()) {
            List<String> sites = List.of("www", "shop");
            for (String site : sites) {
                for (int i = 0; i < 2; i++) {
                    String name = site + i;
                    world.jobForSite(site, name, world.urlFile(name + ".csv", site + ".example.com", 10));
                }
            }
            try (Served a = Served.in(world, folder.resolve("a")).loggedIn();
                    Served b = Served.in(world, folder.resolve("b")).loggedIn()) {
                Stream.of("www0", "shop0", "www1", "shop1")
                        .forEach(job -> a.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of()));
                Served.waitFor(() -> finished(b) == 4 && idle(a) && idle(b));
                List<RunReport> reports = Stream.of("www0", "shop0", "www1", "shop1")
                        .map(world::report)
                        .toList();

                assertThat(reports)
                        .allSatisfy(report ->
                                assertThat(report.counts().confirmed()).isEqualTo(10));
                assertThat(world.sandbox.journal().acceptedTargets())
                        .allSatisfy((target, times) -> assertThat(times).isEqualTo(2));
                assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(4);
            }
        }
    }

    @Test
    void a_command_has_what_it_asked_for_from_the_node_that_it_asked() {
        try (World world = world()) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            try (Served a = Served.in(world, folder.resolve("a"));
                    Served b = Served.in(world, folder.resolve("b"))) {
                for (int i = 0; i < 3; i++) {
                    World.Ending plan = world.run("plan", "nightly", home("b"));

                    assertThat(plan.exitCode()).as(plan.err()).isZero();
                    assertThat(plan.out()).contains("3 targets");
                }
                assertThat(idle(a) && idle(b)).isTrue();
            }
        }
    }

    @Test
    void check_names_what_a_node_at_work_would_do_otherwise() {
        try (World world = world()) {
            Path list = world.urlFile("urls.csv", 3);
            world.job(
                    "nightly",
                    "site: www\nschedule: {cron: \"0 0 2 * * ?\", zone: UTC}\nsources:\n  - csv: " + list + "\n");
            try (Served a = Served.in(world, folder.resolve("a"))) {
                World.Ending same = world.run("check", home("c"));
                World.Ending other = world.run("check", home("c"), "--edgesweep.sites.www.reserve=20%");

                assertThat(a.get("/login").statusCode()).isEqualTo(200);
                assertThat(same.out()).doesNotContain("whose configuration is another one");
                assertThat(other.out()).contains("whose configuration is another one: sites.www.reserve.");
            }
        }
    }

    @Test
    void a_report_can_be_read_from_every_node() {
        try (World world = world()) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            World.Ending run = world.run("run", "nightly", home("a"));
            String id = String.valueOf(world.reports("nightly").get(0).getFileName());
            world.configured("reports", folder.resolve("elsewhere").toString());
            try (Served b = Served.in(world, folder.resolve("b")).loggedIn()) {
                World.Ending show = world.run("show", id, home("c"));

                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(show.out()).contains("3 of 3 confirmed");
                assertThat(b.get("/reports/nightly/" + id + "/targets.csv").body())
                        .contains(World.url(1), World.url(2));
            }
        }
    }

    @Test
    void each_node_shows_all_of_them() {
        try (World world = world()) {
            world.configured("node.name", "here");
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            try (Served a = Served.in(world, folder.resolve("a")).loggedIn();
                    Served b = Served.in(world, folder.resolve("b"))) {
                String today = a.get("/").body();
                World.Ending check = world.run("check", home("c"));

                assertThat(b.get("/login").statusCode()).isEqualTo(200);
                assertThat(today).contains("Nodes", "this one", "nothing now");
                assertThat(check.out().lines().filter(line -> line.contains("node here")))
                        .hasSize(2)
                        .allSatisfy(line -> assertThat(line).contains("works with the ledger since"));
            }
        }
    }

    @Test
    void a_firing_begins_one_run_over_all_nodes() {
        try (World world = world()) {
            Path list = world.urlFile("urls.csv", 3);
            world.job(
                    "often",
                    "site: www\nschedule: {cron: \"0/3 * * * * ?\", zone: UTC}\nsources:\n  - csv: " + list + "\n");
            try (Served a = Served.in(world, folder.resolve("a"));
                    Served b = Served.in(world, folder.resolve("b"))) {
                Served.waitFor(() -> finished(a) >= 3 && finished(b) >= 3);
            }
            List<Long> seconds = world.reports("often").stream()
                    .map(report -> NodesStoryTests.begun(report) / 3)
                    .toList();

            assertThat(seconds).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_is_paused_at_one_node_is_paused_at_all() {
        try (World world = world()) {
            world.jobFor("nightly", world.urlFile("urls.csv", 3));
            try (Served b = Served.in(world, folder.resolve("b"))) {
                world.run("pause", "nightly", "--reason", "the sale", home("a"));
                World.Ending held = world.run("run", "nightly", home("b"));
                world.run("resume", "nightly", home("a"));
                World.Ending run = world.run("run", "nightly", home("b"));

                assertThat(held.exitCode()).as(held.err()).isZero();
                assertThat(held.out()).contains("Paused. Job nightly is paused until somebody resumes it");
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(finished(b)).isEqualTo(1);
            }
        }
    }

    @Test
    void what_one_node_has_purged_is_unchanged_for_the_next() {
        try (World world = world()) {
            Path list =
                    world.file("list.csv", "url,lastmod", World.url(1) + ",2026-11-01", World.url(2) + ",2026-11-01");
            world.job("changes", "site: www\nsources:\n  - csv: " + list + "\n    only: changed\n");

            World.Ending first = world.run("run", "changes", home("a"));
            World.Ending second = world.run("run", "changes", home("b"));

            assertThat(first.exitCode()).as(first.err()).isZero();
            assertThat(second.exitCode()).as(second.err()).isZero();
            assertThat(world.report("changes").counts().unchanged()).isEqualTo(2);
            assertThat(world.sandbox.journal().calls(World.CREATE)).hasSize(1);
        }
    }

    @Test
    void a_serve_whose_connections_were_all_ended_goes_on_by_itself() {
        try (World world = world()) {
            world.configured("batch.targets", "1");
            world.jobForSite("www", "pages", world.urlFile("pages.csv", "www.example.com", 40));
            try (Served serve = Served.in(world, folder.resolve("a")).loggedIn()) {
                serve.post("/jobs/pages", "/jobs/pages/runs", Map.of());
                Served.waitFor(() -> world.sandbox.journal().calls(World.CREATE).size() >= 5);
                endConnections();
                Served.waitFor(() -> hasReported(world, "pages"));
            }

            assertThat(world.report("pages").counts().confirmed()).isEqualTo(40);
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(40)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    @Test
    void a_run_whose_node_has_lost_its_lease_is_resumed_by_another_and_nothing_is_sent_twice() {
        try (World world = world()) {
            world.configured("batch.targets", "1");
            world.jobForSite("www", "pages", world.urlFile("pages.csv", "www.example.com", 40));
            try (Served b = Served.in(world, folder.resolve("b"))) {
                World.Ending first = world.runWhileSending(2, () -> removeNewest(), "run", "pages", home("a"));
                World.Ending again = world.run("run", "pages", home("a"));

                assertThat(first.exitCode()).as(first.err()).isEqualTo(10);
                assertThat(first.err()).contains("Another process has taken over from this one");
                assertThat(again.exitCode()).as(again.err()).isZero();
                assertThat(finished(b)).isEqualTo(1);
                assertThat(world.sandbox.journal().acceptedTargets())
                        .hasSize(40)
                        .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            }
        }
    }

    private static void removeNewest() {
        execute("DELETE FROM node WHERE id = (SELECT MAX(id) FROM node)");
    }

    private static void endConnections() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend'");
    }

    private static long connectionsOfNodes() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name LIKE 'edgesweep%'")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasReported(World world, String job) {
        try {
            return !world.reports(job).isEmpty() && world.report(job).exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Two accounts, of the same key: so that the two do not come too fast together, each has less than half of the pace. */
    private World world() {
        World world = new World(folder, settings -> settings.completion(Duration.ofMillis(200)));
        return world.configured("accounts.other.endpoints.teo", "" + world.sandbox.endpoint())
                .configured("accounts.other.endpoints.cdn", "" + world.sandbox.endpoint())
                .withLedger(postgres.getJdbcUrl("postgres", "postgres"))
                .configured("console.password", Served.PASSWORD)
                .configured("accounts.main.calls-per-second", "8")
                .configured("accounts.other.calls-per-second", "8")
                .configured("accounts.other.credentials.secret-id", SandboxSettings.SAMPLE_KEY.secretId())
                .configured("accounts.other.credentials.secret-key", SandboxSettings.SAMPLE_KEY.secretKey())
                .configured("sites.shop.account", "other");
    }

    private String home(String node) {
        return "--edgesweep.home=" + folder.resolve(node);
    }

    private static int finished(Served served) {
        return served.ask("api/runs?limit=100").split("FINISHED", -1).length - 1;
    }

    private static boolean idle(Served served) {
        return served.ask("api/progress").equals("{\"runs\":[]}");
    }

    /** The second of the minute's firing, as the run's name tells it. */
    private static long begun(Path report) {
        String name = report.getFileName().toString();
        return Long.parseLong(name.substring(9, 15));
    }
}
