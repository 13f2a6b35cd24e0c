package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The very end of a run: its end is in the ledger, and whoever asked for it may not have seen it. */
class EndStoryTests {

    private static final int TARGETS = 30;

    private static final String NOT_BEGUN = """
            SELECT step_execution_id FROM batch_step_execution
            WHERE step_name LIKE '%warm%' OR step_name LIKE 'reconcile%' OR step_name IN ('remember', 'report')
            """;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
        world.configured("batch.targets", "10");
        world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void the_same_command_repeats_the_summary_of_a_run_whose_end_nobody_was_told_of() throws Exception {
        World.Ending unseen = world.run("run", "nightly");
        forgetDelivery();

        World.Ending again = world.run("run", "nightly");
        assertEveryTargetAccepted(1);
        World.Ending anew = world.run("run", "nightly");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo(unseen.out());
        assertThat(anew.exitCode()).isZero();
        assertThat(world.reports("nightly")).hasSize(2);
        assertEveryTargetAccepted(2);
    }

    @Test
    void an_end_that_was_not_told_long_ago_or_of_other_input_is_not_repeated() throws Exception {
        world.run("run", "nightly");
        forgetDelivery();
        world.urlFile("urls.csv", TARGETS + 1);
        World.Ending other = world.run("run", "nightly");
        forgetDelivery();
        world.clock.forward(Duration.ofMinutes(11));
        World.Ending tomorrow = world.run("run", "nightly");

        assertThat(other.exitCode()).isZero();
        assertThat(tomorrow.exitCode()).isZero();
        assertThat(world.reports("nightly")).hasSize(3);
    }

    @Test
    void the_code_that_is_repeated_is_the_runs_own_and_a_one_off_is_repeated_too() throws Exception {
        String[] command = {"purge", "--site", "www", World.url(1), "https://elsewhere.example.org/"};
        World.Ending unseen = world.run(command);
        forgetDelivery();

        World.Ending again = world.run(command);

        assertThat(unseen.exitCode()).isEqualTo(3);
        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.out()).isEqualTo(unseen.out());
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(1));
        assertThat(world.sandbox.journal().acceptedTargets().get(World.url(1))).isEqualTo(1);
    }

    @Test
    void a_list_of_runs_that_cannot_be_written_does_not_make_a_run_seem_unfinished() throws IOException {
        Files.createDirectories(folder.resolve("reports/index.html/in-the-way"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(folder.resolve("reports/index.html/in-the-way")).exists();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(TARGETS);
        assertEveryTargetAccepted(1);
    }

    @Test
    void a_run_without_room_for_its_report_ends_with_10_and_is_gone_on_with_when_there_is_some() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=512k")) {
            world.configured("reports", disk.home().toString());
            World.Ending ending;
            int withoutRoom = 0;
            int room = 0;
            do {
                disk.fillBut(room);
                ending = world.run("run", "nightly");
                disk.makeRoom();
                if (ending.exitCode() != 0) {
                    withoutRoom++;
                    assertThat(ending.exitCode()).as(ending.err()).isEqualTo(10);
                    assertThat(ending.err())
                            .contains("The disk of " + disk.home(), " takes nothing more: ", " kB are free")
                            .doesNotContain("bug in edgesweep", "\tat ");
                }
                room += 8 * 1024;
            } while (ending.exitCode() != 0 && room < 512 * 1024);

            assertThat(ending.exitCode()).isZero();
            assertThat(withoutRoom).as("for want of room").isGreaterThan(2);
            try (var runs = Files.list(disk.home().resolve("nightly"))) {
                assertThat(runs).as("the run went on, none began again").hasSize(1);
            }
            assertEveryTargetAccepted(1);
        }
    }

    @Test
    void a_run_that_serve_played_is_repeated_if_the_command_that_asked_for_it_did_not_live_to_tell() {
        world.configured("console.password", Served.PASSWORD);
        try (Served served = Served.in(world)) {
            String order =
                    "{\"job\":\"nightly\",\"values\":{},\"inputs\":[],\"wideKinds\":false,\"despitePause\":false,\"oneOff\":null,"
                            + "\"retryOf\":null}";
            String id = JsonMapper.shared()
                    .readTree(served.order("local/runs?dryRun=false", order))
                    .path("id")
                    .asString();
            Served.waitFor(() -> served.ask("api/asked/" + id).contains(State.ENDED.name()));

            World.Ending again = world.run("run", "nightly");
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).contains("30");
            assertEveryTargetAccepted(1);
            World.Ending anew = world.run("run", "nightly");

            assertThat(anew.exitCode()).isZero();
            assertEveryTargetAccepted(2);
        }
    }

    @Test
    void what_a_killed_run_had_lost_is_not_sent_twice_when_its_input_has_changed_meanwhile() throws Exception {
        leaveAKilledRun();
        world.urlFile("urls.csv", TARGETS + 1);
        // So that what became of its calls is not known before the new run has read its input.
        world.configured("call.tries", "1");
        world.sandbox.faults().next(World.ASK, 1, Fault.code("InternalError"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(TARGETS + 1)
                .allSatisfy((target, accepted) -> assertThat(accepted).isEqualTo(1));
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted()
                        .read(TARGETS + 1)
                        .carriedIn(TARGETS)
                        .duplicate(TARGETS)
                        .confirmed(TARGETS + 1)
                        .line());
        assertThat(world.reportFile("nightly", "targets.csv").lines())
                .filteredOn(line -> line.contains("asked for again since, by run "))
                .hasSize(20);
    }

    @Test
    void a_killed_run_that_has_read_its_input_is_gone_on_with_though_that_is_gone() throws Exception {
        leaveAKilledRun();
        Files.delete(folder.resolve("urls.csv"));

        World.Ending ending = world.run("run", "nightly");
        World.Ending anew = world.run("run", "nightly");

        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(world.reportFile("nightly", "run.json"))
                .contains("there is no readable file", "finding.resumed-without");
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(TARGETS).confirmed(TARGETS).line());
        assertThat(anew.exitCode()).isEqualTo(2);
        assertThat(anew.err()).contains("there is no readable file").doesNotContain("unfinished");
        assertThat(world.reports("nightly")).hasSize(1);
        assertEveryTargetAccepted(1);
    }

    @Test
    void a_killed_run_that_cannot_be_gone_on_with_for_want_of_its_input_is_named() throws Exception {
        leaveAKilledRun();

        World.Ending other = world.run(
                "run", "nightly", "--input", folder.resolve("gone.csv").toString());
        Path urls = folder.resolve("urls.csv");
        Files.delete(urls);
        Path more = world.urlFile("more.csv", 1);
        World.Ending wider = world.run("run", "nightly", "--input", urls.toString(), "--input", more.toString());
        LedgerFiles.execute(folder.resolve("home"), "UPDATE run SET state = 'COLLECTING', sealed_at = NULL");
        World.Ending unread = world.run("run", "nightly");
        World.Ending planned = world.run("plan", "nightly");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains(
                        "gone.csv",
                        "of other input as far as can be told, was left unfinished: 20 targets were sent, 10 wait")
                .contains("edgesweep stop ");
        assertThat(wider.exitCode()).isEqualTo(2);
        assertThat(wider.err()).contains("urls.csv", "of other input as far as can be told, was left unfinished");
        assertThat(unread.exitCode()).isEqualTo(2);
        assertThat(unread.err()).contains("was left unfinished before it had read its input whole");
        assertThat(planned.exitCode()).isEqualTo(2);
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }

    @Test
    void a_killed_run_is_not_gone_on_with_when_another_file_of_its_has_changed_since() throws Exception {
        Path more = world.urlFile("more.csv", 1);
        world.job(
                "nightly", "site: www\nsources: [{csv: '" + folder.resolve("urls.csv") + "'}, {csv: '" + more + "'}]");
        leaveAKilledRun();
        Files.delete(folder.resolve("urls.csv"));

        Files.setLastModifiedTime(more, FileTime.from(world.clock.instant().plusSeconds(1)));
        World.Ending changed = world.run("run", "nightly");
        Files.setLastModifiedTime(more, FileTime.from(world.clock.instant().minusSeconds(3600)));
        World.Ending asItWas = world.run("run", "nightly");

        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(changed.err()).contains("urls.csv", "of other input as far as can be told");
        assertThat(asItWas.exitCode()).as(asItWas.err()).isZero();
        assertEveryTargetAccepted(1);
    }

    @Test
    void a_killed_run_is_not_gone_on_with_when_its_job_is_for_another_site_now() throws Exception {
        leaveAKilledRun();
        Files.delete(folder.resolve("urls.csv"));
        world.jobForSite("shop", "nightly", folder.resolve("urls.csv"));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("urls.csv", "of other input as far as can be told");
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }

    @Test
    void a_killed_purge_of_files_that_are_gone_is_gone_on_with_or_named_too() throws Exception {
        String[] command = {"purge", "--site", "www", folder.resolve("urls.csv").toString()};
        leaveAKilledRun(command);
        Files.delete(folder.resolve("urls.csv"));

        World.Ending other =
                world.run("purge", "--site", "www", folder.resolve("gone.csv").toString());
        World.Ending written = world.run(
                "purge",
                "--site",
                "www",
                World.url(99),
                folder.resolve("urls.csv").toString());
        World.Ending planned = world.run(
                Stream.concat(Arrays.stream(command), Stream.of("--dry-run")).toArray(String[]::new));
        World.Ending deleting = world.run(Stream.concat(Arrays.stream(command), Stream.of("--method", "delete"))
                .toArray(String[]::new));
        World.Ending ending = world.run(command);
        World.Ending anew = world.run(command);

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("gone.csv", "was left unfinished: 20 targets were sent, 10 wait");
        assertThat(written.exitCode()).isEqualTo(2);
        assertThat(written.err()).contains("urls.csv", "was left unfinished: 20 targets were sent, 10 wait");
        assertThat(planned.exitCode()).isEqualTo(2);
        assertThat(deleting.exitCode()).as(deleting.out()).isEqualTo(2);
        assertThat(deleting.err())
                .contains(
                        "urls.csv",
                        "which purges url by invalidate and not url by delete, was left unfinished: 20 targets were sent");
        assertThat(ending.exitCode()).as(ending.err()).isZero();
        assertThat(anew.exitCode()).isEqualTo(2);
        assertThat(anew.err()).contains("there is no readable file").doesNotContain("unfinished");
        assertEveryTargetAccepted(1);
    }

    @Test
    void serve_goes_on_with_a_killed_run_whose_input_is_gone_or_names_it() throws Exception {
        leaveAKilledRun();
        Files.delete(folder.resolve("urls.csv"));
        world.configured("console.password", Served.PASSWORD);
        try (Served served = Served.in(world)) {
            World.Ending other = world.run(
                    "run", "nightly", "--input", folder.resolve("gone.csv").toString());
            World.Ending planned = world.run("plan", "nightly");
            World.Ending ending = world.run("run", "nightly");
            World.Ending anew = world.run("run", "nightly");

            assertThat(served.ask("local/latest?limit=9")).contains("nightly");
            assertThat(other.exitCode()).as(other.err()).isEqualTo(2);
            assertThat(other.err()).contains("gone.csv", "was left unfinished: 20 targets were sent, 10 wait");
            assertThat(planned.exitCode()).isEqualTo(2);
            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(anew.exitCode()).isEqualTo(2);
            assertThat(anew.err()).contains("there is no readable file").doesNotContain("unfinished");
            assertEveryTargetAccepted(1);
        }
    }

    @Test
    void serve_goes_on_with_the_killed_run_of_a_firing_whose_input_is_gone() throws Exception {
        world.job(
                "nightly",
                "site: www\nsources: [{csv: '" + folder.resolve("urls.csv") + "'}]\nschedule: {cron: '0 0 2 * * ?'}");
        leaveAKilledRun();
        Files.delete(folder.resolve("urls.csv"));
        LedgerFiles.execute(folder.resolve("home"), """
                INSERT INTO job_schedule (job, cron, zone, missed, decided_at, state, run_id)
                SELECT 'nightly', '0 0 2 * * ?', 'UTC', 'run-once', started_at, 'BEGUN', id FROM run
                """);
        world.configured("console.password", Served.PASSWORD);
        try (Served served = Served.in(world)) {
            Served.waitFor(() -> served.ask("local/latest?limit=1").contains("\"exitCode\":0"));

            assertEveryTargetAccepted(1);
        }
    }

    /** As when the process had been killed after it had announced two of its three calls, and before they left. */
    private void leaveAKilledRun() throws SQLException {
        leaveAKilledRun("run", "nightly");
    }

    private void leaveAKilledRun(String... command) throws SQLException {
        world.withSecretKey("not-the-key-of-this-secret-id-01");
        world.run(command);
        world.withSecretKey(SandboxSettings.SAMPLE_KEY.secretKey());
        LedgerFiles.execute(
                folder.resolve("home"),
                "UPDATE run SET state = 'SEALED', finished_at = NULL, delivered_at = NULL, verdict = NULL, exit_code = NULL",
                """
                UPDATE batch SET state = 'SUBMITTING', calls = 1, reason = '', lease_owner = 'host:1',
                    sent_at = recorded_at, lease_until = recorded_at
                WHERE first_ordinal < 20
                """,
                "DELETE FROM run_finding",
                // Spring Batch was in the middle of submitting, and had not come to what follows.
                """
                UPDATE batch_job_execution SET status = 'STARTED', end_time = NULL, exit_code = 'UNKNOWN', exit_message = ''
                """,
                """
                UPDATE batch_step_execution SET status = 'STARTED', end_time = NULL, exit_code = 'EXECUTING', exit_message = ''
                WHERE step_name LIKE 'submit%'
                """,
                "DELETE FROM batch_step_execution_context WHERE step_execution_id IN (" + NOT_BEGUN + ")",
                "DELETE FROM batch_step_execution WHERE step_execution_id IN (" + NOT_BEGUN + ")");
    }

    private void assertEveryTargetAccepted(int times) {
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(TARGETS)
                .allSatisfy((target, accepted) -> assertThat(accepted).isEqualTo(times));
    }

    /** As when the process had been killed before its last act. */
    private void forgetDelivery() throws SQLException {
        LedgerFiles.execute(folder.resolve("home"), "UPDATE run SET delivered_at = NULL");
    }
}
