package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class JobFolderTests {

    private static final ScheduleSpec AT_TWO = new ScheduleSpec("0 0 2 * * ?", ZoneId.of("UTC"), "run-once");
    private static final ScheduleSpec AT_THREE = new ScheduleSpec("0 0 3 * * ?", ZoneId.of("UTC"), "run-once");

    @TempDir
    private Path home;

    private Path jobs;
    private final List<String> said = new ArrayList<>();
    private JobFolder folder;

    @BeforeEach
    void create() throws IOException {
        jobs = Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("urls.csv"), "https://www.example.com/\n");
        folder = new JobFolder(settings(), said::add, job -> false);
    }

    @Test
    void has_the_jobs_with_a_schedule() throws IOException {
        write("nightly", "{cron: '0 0 2 * * ?'}");
        Files.writeString(
                jobs.resolve("by-hand.yml"), "site: www\nsources: [{csv: " + home.resolve("urls.csv") + "}]\n");
        Files.writeString(jobs.resolve("notes.txt"), "no job");

        assertThat(folder.look()).isTrue();

        assertThat(folder.scheduled()).isEqualTo(Map.of("nightly", AT_TWO));
        assertThat(folder.unclear()).isEmpty();
    }

    @Test
    void keeps_a_job_as_it_was_while_there_are_mistakes_in_its_file_and_says_why_once() throws IOException {
        write("nightly", "{cron: '0 0 2 * * ?'}");
        folder.look();
        write("nightly", "{cron: 'at two'}");
        folder.look();
        folder.look();

        assertThat(folder.scheduled()).isEqualTo(Map.of("nightly", AT_TWO));
        assertThat(folder.job("nightly").job().schedule()).contains(AT_TWO);
        assertThat(said)
                .first()
                .asString()
                .startsWith("job nightly: mistakes in its file, it stays as it was: ")
                .contains("nightly.yml:2: schedule.cron: 'at two' is not a cron expression");
        assertThat(said).filteredOn(line -> line.contains("it stays as it was")).hasSize(1);

        write("nightly", "{cron: '0 0 3 * * ?'}");
        folder.look();

        assertThat(folder.scheduled()).isEqualTo(Map.of("nightly", AT_THREE));
    }

    @Test
    void does_not_know_a_job_whose_file_was_never_right() throws IOException {
        write("nightly", "{cron: 'at two'}");

        folder.look();

        assertThat(folder.scheduled()).isEmpty();
        assertThat(folder.unclear()).containsExactly("nightly");
    }

    @Test
    void takes_a_job_that_is_unchanged_as_soon_as_its_source_is_there() throws IOException {
        Files.delete(home.resolve("urls.csv"));
        write("nightly", "{cron: '0 0 2 * * ?'}");
        folder.look();
        assertThat(folder.unclear()).containsExactly("nightly");

        Files.writeString(home.resolve("urls.csv"), "https://www.example.com/\n");
        folder.look();

        assertThat(folder.scheduled()).isEqualTo(Map.of("nightly", AT_TWO));
    }

    @Test
    void has_lost_a_job_when_its_file_is_gone_at_two_looks() throws IOException {
        write("nightly", "{cron: '0 0 2 * * ?'}");
        folder.look();
        Files.delete(jobs.resolve("nightly.yml"));

        folder.look();
        assertThat(folder.scheduled()).containsKey("nightly");
        folder.look();
        assertThat(folder.scheduled()).isEmpty();
    }

    @Test
    void spoils_nothing_but_itself_by_what_is_in_a_file() throws Exception {
        write("nightly", "{cron: '0 0 2 * * ?'}");
        Files.writeString(jobs.resolve("a-loop.yml"), "site: &a {x: *a}\n");
        Files.writeString(jobs.resolve("b-large.yml"), "#".repeat(2_000_000));
        Files.createDirectories(jobs.resolve("c-directory.yml"));
        assertThat(new ProcessBuilder("mkfifo", jobs.resolve("d-pipe.yml").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createSymbolicLink(jobs.resolve("e-device.yml"), Path.of("/dev/zero"));
        Files.createSymbolicLink(jobs.resolve(".#nightly.yml"), Path.of("nobody@nowhere"));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> folder.look());

        assertThat(folder.scheduled()).isEqualTo(Map.of("nightly", AT_TWO));
        assertThat(folder.unclear())
                .containsExactlyInAnyOrder("a-loop", "b-large", "c-directory", "d-pipe", "e-device");
        assertThat(said)
                .hasSize(5)
                .allMatch(line -> line.contains("mistakes in its file, it will not run until they are corrected"));
    }

    @Test
    void changes_nothing_while_it_cannot_be_read() throws IOException {
        write("nightly", "{cron: '0 0 2 * * ?'}");
        folder.look();
        Files.move(jobs, home.resolve("elsewhere"));

        assertThat(folder.look()).isFalse();
        assertThat(folder.look()).isFalse();

        assertThat(folder.scheduled()).containsKey("nightly");
        assertThat(said).hasSize(1).first().asString().contains("cannot be read");
    }

    @Test
    void takes_a_schedule_whose_last_firing_has_passed_because_it_may_have_been_missed() throws IOException {
        write("nightly", "{cron: '0 0 2 1 1 ? 2026'}");

        folder.look();

        assertThat(folder.scheduled()).containsKey("nightly");
    }

    private void write(String name, String schedule) throws IOException {
        Files.writeString(
                jobs.resolve(name + ".yml"),
                "site: www\nschedule: " + schedule + "\nsources: [{csv: " + home.resolve("urls.csv") + "}]\n");
    }

    private Settings settings() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "edgesweep.jobs", jobs.toString(),
                                "edgesweep.accounts.main.calls-per-second", "20",
                                "edgesweep.sites.www.account", "main",
                                "edgesweep.sites.www.zone-id", "zone-1",
                                "edgesweep.sites.www.hosts", "www.example.com")));
        return SettingsReader.read(environment);
    }
}
