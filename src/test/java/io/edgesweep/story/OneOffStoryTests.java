package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was purged once, and has no job file, in the console and where it is explained. */
class OneOffStoryTests {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

    @TempDir
    private Path folder;

    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    @Test
    void no_link_leads_to_nothing_and_its_job_has_a_page_that_says_that_it_has_no_file() {
        World world = new World(folder, sandbox -> sandbox.quota(World.urls(1000, 2)))
                .configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 1));
        world.jobFor("gone", world.urlFile("gone.csv", 1));
        world.run("run", "gone");
        assertThat(folder.resolve("jobs/gone.yml").toFile().delete()).isTrue();
        world.run("purge", "--site", "www", World.url(7), World.url(8), World.url(9));
        try (Served served = Served.in(world).loggedIn()) {
            for (String page : List.of(
                    "/",
                    "/runs",
                    "/queue",
                    "/runs/latest",
                    "/target?value=" + World.url(7),
                    "/explain?url=" + World.url(7))) {
                assertThat(links(served.get(page).body())).as(page).isNotEmpty().allSatisfy(link -> assertThat(
                                served.get(link).statusCode())
                        .as(link)
                        .isLessThan(400));
            }
            assertThat(links(served.get("/").body())).contains("/jobs/purge-www");
            assertThat(served.get("/jobs/purge-www").body())
                    .contains("it is what is purged once", "Quota reached", "href=\"/purge\"")
                    .doesNotContain("Its file has mistakes", "Run now", "name=\"until\"");
            assertThat(served.get("/jobs/gone").body()).contains("There is no file of it in the folder of jobs");
            assertThat(served.get("/jobs/never").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_last_purge_without_a_job_is_named_beside_what_jobs_made_of_the_url() {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.jobFor("nightly", world.urlFile("urls.csv", 1));
        world.run("run", "nightly");
        world.run("purge", "--site", "www", World.url(0));
        world.run("purge", "--site", "www", "--kind", "prefix", "https://www.example.com/dir/");
        world.run("run", "nightly");
        String first = world.reports("purge-www").get(0).getFileName().toString();
        String second = world.reports("purge-www").get(1).getFileName().toString();

        assertThat(world.run("explain", World.url(0), "--offline").out())
                .containsSubsequence(
                        "Purged once, without a job file (purge-www)",
                        "confirmed (run " + first + ", command line)",
                        "Job nightly, site www");
        assertThat(world.run("explain", "https://www.example.com/dir/a/b?c=/d", "--offline")
                        .out())
                .contains("confirmed: purged with https://www.example.com/dir/ (run " + second);
        assertThat(world.run("explain", World.url(1), "--offline").out()).doesNotContain("Purged once");
        assertThat(world.run("explain", World.url(0), "--offline", "--job", "nightly")
                        .out())
                .doesNotContain("Purged once");
        try (Served served = Served.in(world).loggedIn()) {
            assertThat(served.get("/explain?url=" + World.url(0)).body())
                    .containsSubsequence("/jobs/purge-www", "purged once, without a job file", "/runs/" + first);
            assertThat(served.get("/api/explain?offline=true&url=" + World.url(0))
                            .body())
                    .contains("\"once\":{\"job\":\"purge-www\",\"last\":{\"run\":\"" + first);
        }
    }
}
