package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} executes runs of several jobs at once. They share what the API counts by account and zone, and nothing else. */
class SideBySideStoryTests {

    @TempDir
    private Path folder;

    @Test
    void runs_of_several_sites_go_on_side_by_side_and_each_has_figures_of_its_own() {
        World world = slow().configured("batch.targets", "10");
        world.jobForSite("www", "pages", world.urlFile("pages.csv", 40));
        world.jobForSite("shop", "shop", world.urlFile("shop.csv", "shop.example.com", 30));
        world.jobForSite("img", "pictures", world.urlFile("img.csv", "img.example.com", 20));
        try (Served served = Served.in(world).loggedIn()) {
            List<String> jobs = List.of("pages", "shop", "pictures");
            jobs.forEach(job -> order(served, job));
            Served.waitFor(() -> jobs.stream().allMatch(underWay(served)::contains));
            awaitRuns(served, 3);

            assertThat(jobs.stream().map(world::report)).allSatisfy(report -> {
                assertThat(report.exitCode()).isZero();
                assertThat(report.calls().refusedForRate()).isZero();
            });
            assertThat(jobs.stream().map(world::report))
                    .extracting(report -> report.calls().submitted())
                    .containsExactly(4L, 3L, 2L);
            assertThat(jobs.stream().map(world::report))
                    .extracting(report -> report.counts().confirmed())
                    .containsExactly(40L, 30L, 20L);
        }
    }

    @Test
    void runs_that_share_a_quota_send_no_more_than_there_is_and_take_one_another_for_no_strangers() {
        World world = new World(folder, settings -> settings.completion(Duration.ofSeconds(2))
                        .quota(World.urls(10, 100)))
                .configured("console.password", Served.PASSWORD)
                .configured("batch.targets", "10");
        world.jobForSite("www", "first", world.urlFile("first.csv", "www.example.com", 80));
        world.jobForSite("www", "second", world.urlFile("second.csv", "static.example.com", 80));
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "first");
            order(served, "second");
            awaitRuns(served, 2);

            List<RunReport> reports =
                    Stream.of("first", "second").map(world::report).toList();
            assertThat(reports)
                    .allSatisfy(report -> assertThat(report.exitCode()).isIn(0, 4));
            assertThat(reports.stream()
                            .mapToLong(each -> each.counts().confirmed())
                            .sum())
                    .isEqualTo(100);
            assertThat(reports.stream()
                            .mapToLong(each -> each.counts().carriedOver())
                            .sum())
                    .isEqualTo(60);
            assertThat(reports.stream().flatMap(each -> each.quota().stream()))
                    .allSatisfy(line -> assertThat(line.others()).isZero());
            assertThat(world.sandbox.journal().calls(World.CREATE))
                    .as("one at a time near the end, so that none is refused")
                    .allMatch(call -> call.isOk());
        }
    }

    @Test
    void a_job_has_one_run_at_a_time() {
        World world = slow();
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "nightly");
            order(served, "nightly");
            awaitRuns(served, 2);

            assertThat(overlap(reports(world, "nightly"))).isFalse();
        }
    }

    @Test
    void jobs_that_purge_what_has_changed_of_the_same_site_take_turns() {
        World world = slow();
        for (String name : List.of("first", "second")) {
            Path list = world.file(
                    name + ".csv", "url,lastmod", World.url(1) + ",2026-11-01", World.url(2) + ",2026-11-01");
            world.job(name, "site: www\nsources:\n  - csv: " + list + "\n    only: changed\n");
        }
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "first");
            order(served, "second");
            awaitRuns(served, 2);

            RunReport first = world.report("first");
            RunReport second = world.report("second");
            assertThat(overlap(List.of(first, second))).isFalse();
            assertThat(second.counts().unchanged())
                    .as("it begins with what the other one has found out")
                    .isEqualTo(2);
        }
    }

    @Test
    void no_more_runs_are_executed_at_once_than_the_configuration_says() {
        World world = slow().configured("node.runs", "1");
        world.jobForSite("www", "pages", world.urlFile("pages.csv", 3));
        world.jobForSite("shop", "shop", world.urlFile("shop.csv", "shop.example.com", 3));
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "pages");
            order(served, "shop");
            awaitRuns(served, 2);

            assertThat(overlap(List.of(world.report("pages"), world.report("shop"))))
                    .isFalse();
        }
    }

    @Test
    void the_page_of_a_job_shows_what_is_under_way_of_it_and_of_no_other() {
        World world = slow();
        world.jobFor("first", world.urlFile("first.csv", 3));
        world.jobFor("idle", world.urlFile("idle.csv", 3));
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "first");
            Served.waitFor(() -> underWay(served).contains("first"));

            String idle = served.get("/jobs/idle").body();
            String first = served.get("/jobs/first").body();
            awaitRuns(served, 1);

            assertThat(idle).contains("Nothing is under way.");
            assertThat(first).doesNotContain("Nothing is under way.");
        }
    }

    @Test
    void what_was_asked_for_waits_while_the_file_of_its_job_has_mistakes() {
        World world = slow();
        world.jobFor("first", world.urlFile("first.csv", 3));
        try (Served served = Served.in(world).loggedIn()) {
            order(served, "first");
            Served.waitFor(() -> underWay(served).contains("first"));
            order(served, "first");
            world.file("jobs/first.yml", "site: [");
            Served.waitFor(() -> underWay(served).equals("{\"runs\":[]}"));

            assertThat(served.get("/").body()).contains("waits for its turn");
            world.jobFor("first", world.urlFile("first.csv", 3));
            awaitRuns(served, 2);
        }
    }

    @Test
    void commands_that_ask_for_the_same_job_while_it_runs_each_have_a_run_of_their_own() throws Exception {
        World world = slow();
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        try (Served served = Served.in(world).loggedIn()) {
            List<World.Ending> endings = new CopyOnWriteArrayList<>();
            List<Thread> commands = Stream.generate(() -> new Thread(() -> endings.add(world.run("run", "nightly"))))
                    .limit(3)
                    .toList();
            for (Thread command : commands) {
                command.start();
            }
            for (Thread command : commands) {
                command.join();
            }

            assertThat(endings).hasSize(3).allSatisfy(ending -> assertThat(ending.exitCode())
                    .as(ending.err())
                    .isZero());
            assertThat(world.reports("nightly")).hasSize(3);
            assertThat(underWay(served)).isEqualTo("{\"runs\":[]}");
        }
    }

    private World slow() {
        return new World(folder, settings -> settings.completion(Duration.ofSeconds(2)))
                .configured("console.password", Served.PASSWORD);
    }

    private static void order(Served served, String job) {
        served.post("/jobs/" + job, "/jobs/" + job + "/runs", Map.of());
    }

    private static String underWay(Served served) {
        return served.ask("api/progress");
    }

    private static void awaitRuns(Served served, int count) {
        Served.waitFor(() -> served.ask("api/runs?limit=100").split("FINISHED", -1).length == count + 1
                && underWay(served).equals("{\"runs\":[]}"));
    }

    private static List<RunReport> reports(World world, String job) {
        return world.reports(job).stream().map(SideBySideStoryTests::read).toList();
    }

    private static RunReport read(Path folder) {
        try {
            return RunJson.read(folder.resolve("run.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean overlap(List<RunReport> two) {
        RunReport one = two.get(0);
        RunReport other = two.get(1);
        return one.started().isBefore(other.finished()) && other.started().isBefore(one.finished());
    }
}
