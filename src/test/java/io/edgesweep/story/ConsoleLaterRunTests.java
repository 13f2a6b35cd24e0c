package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run whose targets a later run has taken over. */
class ConsoleLaterRunTests {

    @TempDir
    private Path folder;

    private static String text(Served served, String path) {
        return served.get(path).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void figures_add_up_and_nothing_is_offered_again_that_a_later_run_has_done() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 5)))
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 8));
        world.sandbox.faults().tasks(Pattern.compile(".*page-1[.].*"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "nightly");
        world.sandbox.faults().clear();
        String first = world.reports("nightly").get(0).getFileName().toString();
        try (Served served = Served.in(world).loggedIn()) {
            assertThat(text(served, "/runs/" + first))
                    .contains("4 targets may still be served stale.", "Send again what failed", "Retry these 1")
                    .contains("waiting 3", "4 of 8 targets")
                    .doesNotContain("by a later run");

            world.file("urls.csv", "url", World.url(20));
            world.clock.forward(Duration.ofDays(1));
            assertThat(world.run("run", "nightly").exitCode()).isZero();
            String second = world.reports("nightly").get(1).getFileName().toString();

            assertThat(text(served, "/runs/" + first))
                    .contains("4 of 8 confirmed; 1 failed, 3 wait", "Nothing of it is left to purge.")
                    .contains("3 targets that it had left open were taken over by a later run, whose page has them.")
                    .contains("failed or invalid 1", "waiting 0", "1 of 8 targets")
                    .doesNotContain("Send again what failed", "Retry these", "may still be served", "by the next run");
            assertThat(
                            text(
                                    served,
                                    "/runs/" + first
                                            + "?outcome=confirmed&outcome=failed&outcome=waiting&outcome=unsettled&outcome=aside"))
                    .contains("5 of 8 targets");
            assertThat(served.get("/runs/" + first).body()).contains("href=\"/runs/" + second + "\"");
            assertThat(text(served, "/runs/" + second)).doesNotContain("by a later run");

            assertThat(world.run("retry", first).err()
                            + world.run("retry", first).out())
                    .contains(
                            "1 target failed or refused: 1 confirmed since, 0 waiting or on their way, 0 to be sent again.")
                    .contains("Nothing to do.");
        }
    }

    @Test
    void a_retry_hides_no_invalid_row_of_the_run_that_it_retries() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.file("urls.csv", "url", World.url(1), World.url(2), "nonsense"));
        world.sandbox.faults().tasks(Pattern.compile(".*page-1[.].*"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "nightly");
        world.sandbox.faults().clear();
        String first = world.reports("nightly").get(0).getFileName().toString();
        assertThat(world.run("retry", first).exitCode()).isZero();
        assertThat(world.run("explain", World.url(2), "--offline").out()).contains("last run  confirmed (run " + first);
        assertThat(world.run("explain", World.url(1), "--offline").out()).doesNotContain(first);
        try (Served served = Served.in(world).loggedIn()) {
            assertThat(text(served, "/"))
                    .contains("All confirmed purged; 1 invalid row when its input was last read")
                    .contains("nightly : Correct 1 row of the input.");
            assertThat(served.get("/").body()).contains("href=\"/runs/" + first + "\"");

            world.file("urls.csv", "url", World.url(1), World.url(2));
            assertThat(world.run("run", "nightly").exitCode()).isZero();
            assertThat(text(served, "/")).contains("All confirmed purged").doesNotContain("invalid row");
        }
    }
}
