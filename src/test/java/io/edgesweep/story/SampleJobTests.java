package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample job as the README runs it, on the sandbox inside the process. */
class SampleJobTests {

    @TempDir
    private Path folder;

    @Test
    void purges_the_sample_data_and_counts_its_flaws() {
        try (World world = new World(folder)) {
            World.Ending ending = world.run("run", "jobs/sample.yml");

            assertThat(ending.exitCode()).isZero();
            assertThat(world.report("sample").verdict()).isEqualTo("partly-failed");
            assertThat(world.report("sample").counts())
                    .isEqualTo(counted()
                            .read(392)
                            .invalid(3)
                            .excluded(2)
                            .duplicate(17)
                            .confirmed(370)
                            .line());
            assertThat(world.report("sample").sources())
                    .extracting(SourceLine::source)
                    .containsExactly(
                            "sample-data/urls.csv", "sample-data/sitemap-products.xml", "sample-data/sitemap-news.xml");
            assertThat(world.reportFile("sample", "targets.csv").lines()).hasSize(393);
            assertThat(ending.out())
                    .startsWith(
                            "✓ All confirmed purged, except invalid rows. 370 of 373 confirmed; 3 invalid, 19 left out."
                                    + " Nothing of it is left to purge.\n")
                    .contains("index.html")
                    .contains("the job counts 3 as success");
            assertThat(world.reportFile("sample", "index.html"))
                    .contains(
                            "class=\"verdict good\"",
                            "<title>✓ sample: All confirmed purged, except invalid rows</title>");
            assertThat(world.reportFile("sample", "summary.md"))
                    .startsWith("## ✓ sample: All confirmed purged, except invalid rows\n");
        }
    }

    @Test
    void shows_the_run_and_the_history_afterwards() {
        try (World world = new World(folder)) {
            world.run("run", "jobs/sample.yml", "-q");

            World.Ending runs = world.run("runs");
            World.Ending show = world.run("show", "latest");
            World.Ending json = world.run("show", "latest", "--json");
            World.Ending none = world.run("show", "2025");

            assertThat(runs.out())
                    .contains("sample")
                    .contains("✓ All confirmed purged, except invalid rows: 370 confirmed, 0 open");
            assertThat(show.out()).contains("392 read + 0 carried in = 370 confirmed");
            assertThat(json.out()).startsWith("{").contains("\"schema\" : \"edgesweep.run/1\"", "\"batches\" : [");
            assertThat(none.exitCode()).isEqualTo(2);
            assertThat(none.err()).contains("There is no run '2025'");
        }
    }

    @Test
    void says_of_a_run_in_every_list_what_its_own_page_says() throws IOException {
        try (World world = new World(folder).configured("console.password", Served.PASSWORD)) {
            world.run("run", "jobs/sample.yml", "-q");
            world.run("run", "jobs/sample.yml", "-q");
            String words = "✓ All confirmed purged, except invalid rows";

            assertThat(world.run("runs").out().lines()).hasSize(2).allMatch(line -> line.contains(words));
            assertThat(Files.readString(folder.resolve("reports/index.html")))
                    .contains("class=\"outcome good\">" + words + "</td>")
                    .doesNotContain("Partly failed");
            assertThat(world.reportFile("sample", "index.html"))
                    .as("the runs before it")
                    .contains("class=\"outcome good\">" + words + "</td>")
                    .doesNotContain("Partly failed");
            try (Served served = Served.in(world).loggedIn()) {
                for (String page : new String[] {"/runs", "/runs?verdict=all-but-invalid"}) {
                    assertThat(served.get(page).body())
                            .as(page)
                            .contains("<span>All confirmed purged, except invalid rows</span>")
                            .doesNotContain("<span>Partly failed</span>");
                }
                assertThat(served.get("/runs?verdict=partly-failed").body()).contains("There is no such run.");
            }
            assertThat(world.run("runs", "--json").out()).contains("\"verdict\" : \"partly-failed\"");
        }
    }

    @Test
    void finds_nothing_that_could_spoil_it() throws IOException {
        try (World world = new World(folder)) {
            world.run("check", "--edgesweep.jobs=jobs");
            Files.setPosixFilePermissions(
                    folder.resolve("application.yml"), PosixFilePermissions.fromString("rw-------"));
            World.Ending check = world.run("check", "--edgesweep.jobs=jobs");

            assertThat(check.exitCode()).isZero();
            assertThat(check.out().lines())
                    .allMatch(line -> line.startsWith("✓ ") || line.equals("Nothing is in the way of the next run."))
                    .anyMatch(line -> line.contains("job sample"))
                    .anyMatch(line -> line.contains("site www: the API answers and takes the key"))
                    .anyMatch(line -> line.contains("clock"));
        }
    }

    @Test
    void says_what_could_spoil_a_run_and_what_to_do() {
        try (World world = new World(folder)) {
            world.withSecretKey("wrong-key-of-the-right-length-01");
            world.job("nightly", "site: wwww");

            World.Ending check = world.run("check");

            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.out())
                    .contains("✗ site img: DescribePurgeQuota: AuthFailure.SignatureFailure")
                    .contains("✗ site www: the same as site img, of the same account main")
                    .contains("check the account's credentials")
                    .contains("✗ job nightly.yml")
                    .contains("there is no site 'wwww'");
        }
    }
}
