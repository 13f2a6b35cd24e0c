package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What monitoring finds beside a job that cron starts. */
class StatusStoryTests {

    @TempDir
    private Path folder;

    @Test
    void the_files_tell_of_each_jobs_last_run_and_keep_the_other_jobs() throws IOException {
        try (World world = new World(folder, sandbox -> sandbox.quota(World.urls(100, 10)))) {
            Path metrics = folder.resolve("metrics").resolve("edgesweep.prom");
            Path json = folder.resolve("status.json");
            world.configured("status.prometheus", metrics.toString());
            world.configured("status.json", json.toString());
            world.jobFor("first", world.urlFile("urls.csv", 4));
            world.jobFor("second", world.file("more.csv", "url", "https://www.example.com/a", "not a URL"));
            world.run("run", "first");

            World.Ending second = world.run("run", "second");

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(Files.readString(metrics))
                    .contains("edgesweep_run_verdict{job=\"first\",verdict=\"confirmed\"} 1.0")
                    .contains("edgesweep_run_verdict{job=\"second\",verdict=\"partly-failed\"} 1.0")
                    .contains("edgesweep_targets{job=\"first\",outcome=\"confirmed\"} 4.0")
                    .containsPattern("edgesweep_last_run_permit_wait_seconds[{]job=\"first\"[}] [0-9]")
                    .contains("edgesweep_quota_left{area=\"\",kind=\"url\",site=\"www\"} 5.0")
                    .contains("edgesweep_last_success_timestamp_seconds{job=\"first\"}")
                    .doesNotContain("edgesweep_last_success_timestamp_seconds{job=\"second\"}");
            JsonNode status = JsonMapper.builder().build().readTree(Files.readString(json));
            assertThat(status.get("jobs").size()).isEqualTo(2);
            assertThat(status.get("jobs").get(1).get("targets").get("invalid").asLong())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_file_that_cannot_be_written_changes_nothing() {
        try (World world = new World(folder)) {
            world.file("metrics", "a file where the folder should be");
            world.configured(
                    "status.prometheus",
                    folder.resolve("metrics/edgesweep.prom").toString());
            world.jobFor("nightly", world.urlFile("urls.csv", 4));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
        }
    }

    @Test
    void a_file_that_node_exporter_would_not_read_is_refused() {
        try (World world = new World(folder)) {
            world.configured("status.prometheus", "edgesweep.txt");

            World.Ending ending = world.run("runs");

            assertThat(ending.exitCode()).isEqualTo(2);
            assertThat(ending.err()).contains("a path that ends in .prom");
        }
    }
}
