package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
        world.urlFile("urls.csv", 1);
    }

    @AfterEach
    void closeWorld() {
        assertThat(world.sandbox.journal().calls()).isEmpty();
        assertThat(folder.resolve("home")).doesNotExist();
        world.close();
    }

    @Test
    void tells_the_next_firings_through_the_next_clock_change_and_marks_its_night() {
        job("nightly", "{cron: '0 30 2 * * ?', zone: America/New_York}");
        world.clock.at(Instant.parse("2027-03-02T12:00:00Z"));

        World.Ending ending = world.run("schedule");

        assertThat(ending.exitCode()).isZero();
        assertThat(ending.err()).isEmpty();
        assertThat(ending.out()).isEqualToNormalizingNewlines("""
                nightly: 0 30 2 * * ? in America/New_York, missed: run-once
                  Wed 2027-03-03 02:30:00 -05:00 America/New_York  2027-03-03T07:30:00Z
                  Thu 2027-03-04 02:30:00 -05:00 America/New_York  2027-03-04T07:30:00Z
                  Fri 2027-03-05 02:30:00 -05:00 America/New_York  2027-03-05T07:30:00Z
                  Sat 2027-03-06 02:30:00 -05:00 America/New_York  2027-03-06T07:30:00Z
                  Sun 2027-03-07 02:30:00 -05:00 America/New_York  2027-03-07T07:30:00Z
                  Mon 2027-03-08 02:30:00 -05:00 America/New_York  2027-03-08T07:30:00Z
                  Tue 2027-03-09 02:30:00 -05:00 America/New_York  2027-03-09T07:30:00Z
                  Wed 2027-03-10 02:30:00 -05:00 America/New_York  2027-03-10T07:30:00Z
                  Thu 2027-03-11 02:30:00 -05:00 America/New_York  2027-03-11T07:30:00Z
                  Fri 2027-03-12 02:30:00 -05:00 America/New_York  2027-03-12T07:30:00Z
                  … 1 more firing …
                  Sun 2027-03-14 03:00:00 -04:00 America/New_York  2027-03-14T07:00:00Z  the clock is set forward from 02:00 to 03:00
                """);
    }

    @Test
    void tells_a_line_of_json_for_each_firing() {
        job("nightly", "{cron: '0 30 2 * * ?', zone: America/New_York}");
        world.clock.at(Instant.parse("2026-10-01T12:00:00Z"));

        World.Ending ending = world.run("schedule", "--json");

        assertThat(ending.out().lines())
                .hasSize(31)
                .startsWith("""
                        {"job":"nightly","cron":"0 30 2 * * ?","zone":"America/New_York",\
                        "local":"2026-10-02T02:30:00-04:00","utc":"2026-10-02T06:30:00Z","clockChange":null,"paused":null}""")
                .last()
                .asString()
                .endsWith("""
                        "local":"2026-11-01T02:30:00-05:00","utc":"2026-11-01T07:30:00Z",\
                        "clockChange":"the clock is set back from 02:00 to 01:00","paused":null}""");
    }

    @Test
    void tells_each_firing_when_it_is_asked_to() {
        job("nightly", "{cron: '0 30 2 * * ?', zone: America/New_York}");
        world.clock.at(Instant.parse("2026-10-01T12:00:00Z"));

        assertThat(world.run("schedule", "--all").out().lines()).hasSize(1 + 31);
    }

    @Test
    void tells_ten_firings_where_no_clock_changes_job_by_job() {
        job("a", "{cron: '0 0 2 * * ?', zone: Asia/Shanghai, missed: skip}");
        job("b", "{cron: '0 0 0/1 * * ?'}");
        world.job("c", "site: www\nsources:\n  - csv: " + folder.resolve("urls.csv") + "\n");

        List<String> lines = world.run("schedule").out().lines().toList();

        assertThat(lines).hasSize(11 + 1 + 11);
        assertThat(lines.get(0)).isEqualTo("a: 0 0 2 * * ? in Asia/Shanghai, missed: skip");
        assertThat(lines.get(11)).isEmpty();
        assertThat(lines.get(12)).isEqualTo("b: 0 0 0/1 * * ? in UTC, missed: run-once");
    }

    @Test
    void tells_of_the_others_when_there_are_mistakes_in_one_file() {
        job("good", "{cron: '0 0 2 * * ?'}");
        job("wrong", "{cron: 'at two'}");

        World.Ending ending = world.run("schedule");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.out()).startsWith("good: ");
        assertThat(ending.err()).contains("wrong.yml:2: schedule.cron: 'at two' is not a cron expression");
    }

    @Test
    void says_so_when_no_job_is_scheduled_and_when_there_is_no_folder_of_jobs() throws IOException {
        World.Ending noFolder = world.run("schedule");
        Files.createDirectories(folder.resolve("jobs"));
        World.Ending noJob = world.run("schedule");

        assertThat(noFolder.exitCode()).isEqualTo(2);
        assertThat(noFolder.err()).contains("create it, or set edgesweep.jobs");
        assertThat(noJob.exitCode()).isZero();
        assertThat(noJob.out()).contains("No job has an upcoming scheduled run.");
    }

    private void job(String name, String schedule) {
        world.job(
                name, "site: www\nschedule: " + schedule + "\nsources:\n  - csv: " + folder.resolve("urls.csv") + "\n");
    }
}
