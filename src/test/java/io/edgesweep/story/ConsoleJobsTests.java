package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of jobs, and what a run's page says of the targets of a job's run. */
class ConsoleJobsTests {

    @TempDir
    private Path folder;

    @Test
    void jobs_with_problems_come_first_and_the_others_in_the_order_in_which_people_count() {
        try (World world = new World(folder).configured("console.password", Served.PASSWORD)) {
            for (String name : new String[] {"fresh-10", "fresh-2", "failed"}) {
                world.job(name, "site: www\nsources: [{csv: '" + world.urlFile(name + ".csv", 2) + "'}]");
            }
            world.job("wrong", "site: nowhere");
            world.sandbox.faults().tasks(Pattern.compile(".*page-.*"), TaskOutcome.failed("taskFailed", "node down"));
            world.run("run", "failed");
            try (Served served = Served.in(world).loggedIn()) {
                assertThat(served.get("/jobs").body().replaceAll("(?s).*?<h2><a href=\"(/jobs/[^\"]+)\"|.+", "$1 "))
                        .startsWith("/jobs/failed /jobs/wrong /jobs/fresh-2 /jobs/fresh-10");
                for (String page : new String[] {"/jobs", "/jobs/wrong", "/"}) {
                    assertThat(served.send(served.request(page).header("Accept-Language", "zh-CN"))
                                    .body())
                            .as("what a reader found wrong is marked as English on " + page)
                            .containsPattern("lang=\"en\" translate=\"no\">[^<]*sources: is missing")
                            .doesNotContainPattern("<(li|p|span)>[^<]*sources: is missing");
                }
                String run = world.reports("failed").get(0).getFileName().toString();
                assertThat(served.get("/runs/" + run).body().split("taskFailed: node down", -1))
                        .as("each target has its cause in full")
                        .hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }
}
