package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands while {@code serve} holds the home folder: they say what they would say alone. */
class HandOverStoryTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static World.Ending runs;
    private static World.Ending runsAsJson;
    private static World.Ending show;
    private static World.Ending plan;
    private static World.Ending planAsJson;
    private static World.Ending quota;
    private static String flawed;
    private static World.Ending retryPlan;
    private static World.Ending retryPlanAsJson;
    private static World.Ending needless;
    private static World.Ending needlessAsJson;
    private static Served served;

    @BeforeAll
    static void serve() {
        // A name that the command line does not call it by.
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("console.hosts", "purge.example.com");
        world.urlFile("urls.csv", 3);
        world.jobFor("nightly", folder.resolve("urls.csv"));
        world.jobForSite("shop", "shop", world.file("shop.csv", "url", "https://shop.example.com/1", "nonsense"));
        world.jobForSite("shop", "flawed", world.file("flawed.csv", "url", "https://shop.example.com/2"));
        world.sandbox.faults().next(World.CREATE, Fault.code("InvalidParameter.TargetsInvalid"));
        world.run("run", "flawed");
        flawed = world.reports("flawed").get(0).getFileName().toString();
        world.run("run", "nightly");
        runs = world.run("runs");
        runsAsJson = world.run("runs", "--json");
        show = world.run("show", "latest");
        plan = world.run("plan", "shop");
        quota = world.run("quota", "shop");
        planAsJson = world.run("plan", "shop", "--json");
        retryPlan = world.run("retry", flawed, "--dry-run");
        retryPlanAsJson = world.run("retry", flawed, "--dry-run", "--json");
        needless = world.run("retry", nightly());
        needlessAsJson = world.run("retry", nightly(), "--json");
        served = Served.in(world);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void tells_of_runs_and_of_one_of_them_as_without_it() {
        assertThat(world.run("runs", "--limit", "1").out())
                .isEqualTo(world.run("runs", "--limit", "1").out());
        assertThat(world.run("runs").out()).endsWith(runs.out());
        assertThat(world.run("runs", "--json").out()).endsWith(runsAsJson.out().substring(1));
        String id = world.reports("nightly").get(0).getFileName().toString();
        assertThat(world.run("show", id)).isEqualTo(show);
        assertThat(world.run("show", "none of them").exitCode()).isEqualTo(2);
    }

    @Test
    void asks_for_quotas_as_without_it() {
        assertThat(world.run("quota", "shop")).isEqualTo(quota);
        assertThat(world.run("quota", "none").exitCode()).isEqualTo(2);
    }

    @Test
    void plans_as_without_it() {
        assertThat(world.run("plan", "shop")).isEqualTo(plan);
        assertThat(world.run("run", "shop", "--dry-run", "--json")).isEqualTo(planAsJson);
    }

    @Test
    void tells_of_a_retry_what_it_has_to_do_as_without_it() {
        assertThat(retryPlan.err()).contains("1 target failed or refused", "1 to be sent again");
        assertThat(world.run("retry", flawed, "--dry-run")).isEqualTo(retryPlan);
        assertThat(world.run("retry", flawed, "--dry-run", "--json")).isEqualTo(retryPlanAsJson);
        assertThat(needless.out()).contains("0 targets failed or refused", "Nothing to do.");
        assertThat(world.run("retry", nightly())).isEqualTo(needless);
        assertThat(world.run("retry", nightly(), "--json")).isEqualTo(needlessAsJson);
    }

    private static String nightly() {
        return world.reports("nightly").get(0).getFileName().toString();
    }

    @Test
    void runs_a_job_of_other_input_and_ends_with_its_exit_code() throws IOException {
        World.Ending ending =
                world.runWithInput("url\n" + World.url(7) + "\nnonsense\n", "run", "nightly", "--input", "-");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out())
                .contains("Partly failed")
                .contains("1 confirmed")
                .contains("1 invalid")
                .contains("  exit code 3");
        assertThat(world.report("nightly").sources().get(0).source()).isEqualTo("standard input");
        try (Stream<Path> left = Files.list(folder.resolve("home/uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void runs_a_job_of_what_a_pipe_gives() throws Exception {
        NamedPipe pipe = NamedPipe.at(folder.resolve("pipe"));
        pipe.give("url\n" + World.url(8) + "\n");

        World.Ending ending = world.run("run", "nightly", "--input", pipe.path().toString());

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").sources().get(0).source())
                .isEqualTo(pipe.path().toString());
        try (Stream<Path> left = Files.list(folder.resolve("home/uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_job_whose_pipe_gives_nothing_is_stopped_by_its_name_and_the_next_is_run() throws Exception {
        world.jobFor("piped", NamedPipe.at(folder.resolve("silent")).path());
        CompletableFuture<World.Ending> piped = CompletableFuture.supplyAsync(() -> world.run("run", "piped"));
        World.Ending stopped = world.run("stop", "piped");
        while (stopped.exitCode() != 0) {
            assertThat(piped).isNotDone();
            stopped = world.run("stop", "piped");
        }

        assertThat(stopped.out()).contains("Job piped waits no more for its input");
        World.Ending waited = piped.get(1, TimeUnit.MINUTES);
        assertThat(waited.err()).contains("until a person stopped that");
        assertThat(waited.exitCode()).isEqualTo(6);
        assertThat(world.run("run", "nightly").exitCode()).isZero();
    }

    @Test
    void finds_the_report_where_serve_wrote_it_though_the_command_would_look_elsewhere() {
        World.Ending ending =
                world.run("run", "nightly", "--edgesweep.reports=" + folder.resolve("other directory/reports"));

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.out()).contains(folder.resolve("reports/nightly").toString());
    }

    @Test
    void refuses_options_that_serve_was_not_started_with() {
        World.Ending run = world.run(
                "purge", "--site", "www", "--edgesweep.sites.www.cache-key.query=none", "https://www.example.com/x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("edgesweep.sites.www.cache-key.query: counts for nothing here: serve holds the home folder");
        assertThat(world.run("runs", "--edgesweep.calls-per-second=1").exitCode())
                .isEqualTo(2);
    }

    @Test
    void tells_mistakes_as_without_it() {
        World.Ending noJob = world.run("run", "none");
        World.Ending noFile = world.run("run", "nightly", "--input", "none.csv");
        World.Ending noValue = world.run("run", "nightly", "--set", "limits.targets=many");

        assertThat(noJob.exitCode()).isEqualTo(2);
        assertThat(noJob.err()).contains("There is no job file");
        assertThat(noFile.exitCode()).isEqualTo(2);
        assertThat(noFile.err()).contains("there is no readable file 'none.csv'");
        assertThat(noValue.exitCode()).isEqualTo(2);
        assertThat(noValue.err()).contains("limits.targets: 'many' is not allowed");
    }

    @Test
    void purges_single_targets_and_files_without_a_job() throws IOException {
        Path list = world.file("more.txt", "https://www.example.com/from-a-file");

        World.Ending ending = world.run(
                "purge", "--site", "www", "https://www.example.com/typed-in", list.toString(), "--method", "delete");

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(ending.out()).contains("2 confirmed");
        assertThat(world.report("purge-www").sources())
                .extracting(source -> source.source())
                .containsExactlyInAnyOrder(list.toString(), "command line");
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsKeys("https://www.example.com/typed-in", "https://www.example.com/from-a-file");
    }

    @Test
    void purges_what_comes_on_standard_input_and_plans_it_if_asked() throws IOException {
        World.Ending plan =
                world.runWithInput("https://www.example.com/piped\n", "purge", "--site", "www", "--dry-run", "-");
        World.Ending run = world.runWithInput("https://www.example.com/piped\n", "purge", "--site", "www", "-");

        assertThat(plan.out()).contains("1 target");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 confirmed");
        try (Stream<Path> left = Files.list(folder.resolve("home/uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tells_the_mistakes_of_a_purge_as_without_it() {
        World.Ending noSite = world.run("purge", "--site", "none", "https://www.example.com/");
        World.Ending notAllowed = world.run("purge", "--site", "img", "--kind", "tag", "news");

        assertThat(noSite.exitCode()).isEqualTo(2);
        assertThat(noSite.err()).contains("--site: there is no site 'none'; allowed: img, shop, www");
        assertThat(notAllowed.exitCode()).isEqualTo(2);
        assertThat(notAllowed.err()).contains("--kind: 'tag' is not allowed: site img is of product cdn");
    }

    @Test
    void sends_again_what_failed_and_says_when_there_is_nothing() {
        world.sandbox.faults().next(World.CREATE, Fault.code("InvalidParameter.TargetsInvalid"));
        world.run("purge", "--site", "www", "https://www.example.com/refused");
        String failed = world.reports("purge-www")
                .get(world.reports("purge-www").size() - 1)
                .getFileName()
                .toString();

        World.Ending again = world.run("retry", failed);
        World.Ending nothing = world.run("retry", failed);

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("Of run " + failed + ", 1 target failed or refused", "1 to be sent again.");
        assertThat(again.out()).contains("1 confirmed");
        assertThat(nothing.exitCode()).isZero();
        assertThat(nothing.out())
                .contains("Of run " + failed + ", 1 target failed or refused: 1 confirmed since", "Nothing to do.");
        assertThat(world.run("retry", "none of them").exitCode()).isEqualTo(2);
    }

    @Test
    void other_commands_say_who_holds_the_folder() {
        World.Ending second = world.run("serve");

        assertThat(second.exitCode()).isEqualTo(11);
        assertThat(second.err()).contains("Another process works in");
    }
}
