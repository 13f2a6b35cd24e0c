package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The ground gives way: the disk, the ledger's files, the clock. */
class GroundStoryTests {

    private static final int TARGETS = 200;

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        // Our clock is set, the API's is not.
        world = new World(
                folder, sandbox -> sandbox.quota(World.urls(1000, 100_000)).clock(InstantSource.system()));
        world.configured("batch.targets", "10");
        world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void a_disk_that_fills_up_in_mid_run_loses_and_doubles_nothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m")) {
            world.configured("home", disk.home().toString()).configured("free-space", "1B");
            world.configured("accounts.main.calls-in-flight", "2");

            // Slow enough for the disk to be full before all is sent.
            World.Ending full = world.runWhileSending(
                    5, disk::fill, "run", "nightly", "--edgesweep.accounts.main.calls-per-second=5");
            int sent = world.sandbox.journal().acceptedTargets().size();
            disk.makeRoom();
            World.Ending again = world.run("run", "nightly");

            assertThat(full.exitCode()).isEqualTo(10);
            assertThat(full.err())
                    .contains("The disk of " + disk.home().resolve("ledger") + " takes nothing more: 0 kB are free")
                    .contains("Free some space on it, and run the same command again");
            assertThat(sent).isBetween(10, TARGETS - 10);
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertEveryTargetAcceptedOnce();
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(TARGETS).confirmed(TARGETS).line());
        }
    }

    /** Whichever file finds it first: of the home folder, of the ledger, of what is put aside or of the report. */
    @ParameterizedTest
    @CsvSource({
        "false,0",
        "false,4096",
        "false,60000",
        "false,500000",
        "true,0",
        "true,4096",
        "true,20000",
        "true,500000"
    })
    void a_full_disk_is_told_in_one_sentence(boolean isMade, int room) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=40m")) {
            world.configured("home", disk.home().toString())
                    .configured("free-space", "1B")
                    .configured("batch.targets", "1000");
            world.jobFor("large", world.urlFile("large.csv", 8000));
            if (isMade) {
                world.jobForSite("shop", "shop", world.urlFile("shop.csv", "shop.example.com", 1));
                assertThat(world.run("run", "shop").exitCode()).isZero();
            }
            disk.fillBut(room);

            World.Ending full = world.run("run", "large");
            disk.makeRoom();
            World.Ending again = world.run("run", "large");

            assertThat(full.exitCode()).isEqualTo(10);
            assertThat(full.err().lines().filter(line -> line.startsWith("edgesweep: ")))
                    .singleElement()
                    .asString()
                    .matches(
                            "edgesweep: The disk of " + disk.home() + "\\S* takes nothing more: \\d+ kB are free."
                                    + " Free some space on it, and run the same command again: it goes on from what was written down\\.");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(world.report("large").counts().confirmed()).isEqualTo(8000);
        }
    }

    /** While its input is read, of a run and of a dry run. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "plan"})
    void what_is_put_aside_and_removed_by_somebody_is_told_and_read_again(String command) throws Exception {
        try (WebSite site = new WebSite()) {
            Path spills = folder.resolve("home/spill");
            site.pages("/sitemap.xml", "a", "b", "c");
            site.whenAsked(() -> FileSystemUtils.deleteRecursively(spills));
            world.configured("sites.www.fetch.allow-private", "127.0.0.1");
            world.job("fetched", "site: www\nsources: [{sitemap: '" + site.address("/sitemap.xml") + "'}]");

            World.Ending removed = world.run(command, "fetched");
            site.whenAsked(() -> true);
            World.Ending again = world.run("run", "fetched");

            assertThat(removed.exitCode()).as(removed.err()).isEqualTo(10);
            assertThat(removed.err().lines().filter(line -> line.startsWith("edgesweep: ")))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "edgesweep: What had been read was put aside in " + spills + ", and somebody removed it")
                    .contains("run the same command again");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(world.report("fetched").counts().confirmed()).isEqualTo(3);
            assertThat(world.reports("fetched")).as("the run went on").hasSize(1);
            assertThat(world.sandbox.journal().acceptedTargets().values())
                    .hasSize(3)
                    .containsOnly(1);
        }
    }

    @Test
    void a_disk_with_too_little_room_is_noticed_before_the_first_call() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m")) {
            world.configured("home", disk.home().toString());

            World.Ending noRoom = world.run("run", "nightly");
            int sent = world.sandbox.journal().calls(World.CREATE).size();
            world.configured("free-space", "1MB");
            World.Ending again = world.run("run", "nightly");

            assertThat(noRoom.exitCode()).isEqualTo(10);
            assertThat(noRoom.err()).contains("less than the 64 MB of edgesweep.free-space");
            assertThat(sent).isZero();
            assertThat(again.exitCode()).isZero();
            assertEveryTargetAcceptedOnce();
            assertThat(world.reports("nightly"))
                    .as("the run went on, none began again")
                    .hasSize(1);
        }
    }

    @Test
    void a_disk_that_cannot_be_written_is_named() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m")) {
            world.configured("home", disk.home().toString());
            disk.allowNoWriting();

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err()).contains("Read-only file system", "set edgesweep.home to another one");
        }
    }

    @Test
    void a_disk_without_inodes_is_named() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m,nr_inodes=6")) {
            world.configured("home", disk.home().toString());

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("The disk of " + disk.home() + " takes nothing more: 23 MB are free, but no further file")
                    .contains("Free some space on it, and run the same command again");
        }
    }

    @Test
    void a_ledger_that_lost_the_end_of_its_log_sends_nothing() throws Exception {
        world.runWhileSending(10, () -> copy(folder.resolve("home"), folder.resolve("torn")), "run", "nightly");
        Path ledger = folder.resolve("torn").resolve("ledger");
        try (FileChannel log = FileChannel.open(ledger.resolve("ledger.log"), StandardOpenOption.WRITE)) {
            log.truncate(log.size() * 2 / 3);
        }
        world.sandbox.journal().clear();

        World.Ending ending =
                world.configured("home", folder.resolve("torn").toString()).run("run", "nightly");
        boolean silent = world.sandbox.journal().calls().isEmpty();
        World.Ending check = world.run("check");

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(ending.err())
                .contains("is damaged, or older than it should be", "Put a whole copy of the folder back");
        assertThat(silent).isTrue();
        assertThat(check.out()).contains("✗ ledger: ").contains("is damaged, or older than it should be");
        assertThat(check.exitCode()).isEqualTo(2);
    }

    @Test
    void a_ledger_that_a_killed_process_had_half_made_is_made_anew() throws IOException {
        Path ledger = Files.createDirectories(folder.resolve("home").resolve("ledger"));
        Files.createFile(ledger.resolve("being-made"));
        Files.writeString(ledger.resolve("ledger.script"), "half a script");

        assertThat(world.run("run", "nightly").exitCode()).isZero();

        assertThat(ledger.resolve("being-made")).doesNotExist();
        assertEveryTargetAcceptedOnce();
    }

    @Test
    void a_ledger_that_cannot_be_read_is_named() throws IOException {
        world.run("run", "nightly");
        Files.writeString(folder.resolve("home").resolve("ledger").resolve("ledger.script"), "no script at all");

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(ending.err())
                .contains("ledger.script is not as it was written", "Put a whole copy of the folder back");
        assertThat(ending.err()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'",
                "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                        + " \"script\", \"installed_by\", \"execution_time\", \"success\")"
                        + " VALUES (9, '9', 'later', 'SQL', 'V9__later.sql', 'SA', 1, TRUE)"
            })
    void a_ledger_that_another_version_has_made_is_refused_and_says_how_to_go_on(String difference) throws Exception {
        world.run("run", "nightly");
        LedgerFiles.execute(folder.resolve("home"), difference);
        world.sandbox.journal().clear();

        World.Ending refused = world.run("run", "nightly");
        boolean silent = world.sandbox.journal().calls().isEmpty();
        Files.move(folder.resolve("home").resolve("ledger"), folder.resolve("away"));
        World.Ending anew = world.run("run", "nightly");

        assertThat(refused.exitCode()).isEqualTo(10);
        assertThat(refused.err())
                .contains("made by another version of edgesweep", "move the folder ledger of edgesweep.home away")
                .doesNotContain("\tat ");
        assertThat(silent).isTrue();
        assertThat(anew.exitCode()).isZero();
    }

    @Test
    void an_older_copy_of_the_whole_ledger_sends_nothing_until_a_person_says_that_it_is_meant() throws IOException {
        Path home = folder.resolve("home");
        world.run("run", "nightly");
        copy(home.resolve("ledger"), folder.resolve("of-yesterday/ledger"));
        copy(home.resolve("ledger-calls"), folder.resolve("of-yesterday/ledger-calls"));
        world.run("run", "nightly");
        FileSystemUtils.deleteRecursively(home.resolve("ledger"));
        copy(folder.resolve("of-yesterday/ledger"), home.resolve("ledger"));
        world.sandbox.journal().clear();

        World.Ending first = world.run("run", "nightly");
        World.Ending second = world.run("run", "nightly");
        World.Ending check = world.run("check");
        boolean silent = world.sandbox.journal().calls(World.CREATE).isEmpty();
        Files.delete(home.resolve("ledger-calls"));
        World.Ending meant = world.run("run", "nightly");
        FileSystemUtils.deleteRecursively(home.resolve("ledger"));
        copy(folder.resolve("of-yesterday"), home);
        World.Ending together = world.run("run", "nightly");

        assertThat(List.of(first, second)).allSatisfy(ending -> {
            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("is an older copy: it knows of ", "remove " + home.resolve("ledger-calls"))
                    .doesNotContain("\tat ");
        });
        assertThat(check.out()).contains("✗ ledger: ", "is an older copy");
        assertThat(silent).isTrue();
        assertThat(meant.exitCode()).as(meant.err()).isZero();
        assertThat(together.exitCode()).as(together.err()).isZero();
    }

    @Test
    void a_ledger_whose_rows_are_gone_sends_nothing() throws IOException {
        world.run("run", "nightly");
        world.sandbox.journal().clear();
        try (FileChannel data = FileChannel.open(
                folder.resolve("home").resolve("ledger").resolve("ledger.data"), StandardOpenOption.WRITE)) {
            data.truncate(data.size() / 4);
        }

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(10);
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
        assertThat(ending.err()).doesNotContain("\tat ");
    }

    @Test
    void a_clock_set_back_an_hour_in_mid_run_changes_nothing() {
        World.Ending ending =
                world.runWhileSending(5, () -> world.clock.forward(Duration.ofHours(-1)), "run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertEveryTargetAcceptedOnce();
    }

    @Test
    void a_clock_that_is_an_hour_off_is_said_to_be() {
        world.sandbox.faults().clockSkew(Duration.ofDays(40));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(7);
        assertThat(ending.out()).contains("clock");
        assertThat(world.sandbox.journal().acceptedTargets()).isEmpty();
    }

    @Test
    void a_quota_day_that_turns_in_mid_run_is_kept_and_so_is_the_next() {
        try (World small = new World(folder.resolve("small"), sandbox -> sandbox.quota(World.urls(1000, 120)))) {
            small.configured("batch.targets", "10");
            small.jobFor("nightly", small.urlFile("urls.csv", TARGETS));
            small.clock.at(Instant.parse("2026-11-24T15:00:00Z"));

            World.Ending first = small.runWhileSending(
                    5, () -> small.clock.at(Instant.parse("2026-11-24T16:00:01Z")), "run", "nightly");
            small.clock.at(Instant.parse("2026-11-25T16:00:01Z"));
            World.Ending second = small.run(
                    "run", "nightly", "--input", small.file("none.csv", "url").toString());

            assertThat(first.exitCode()).isIn(0, 4);
            assertThat(second.exitCode()).isIn(0, 5);
            assertThat(small.sandbox.journal().acceptedTargets())
                    .hasSize(TARGETS)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
        }
    }

    private void assertEveryTargetAcceptedOnce() {
        assertThat(world.sandbox.journal().acceptedTargets())
                .hasSize(TARGETS)
                .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
    }

    /** As the files are this moment, which is what a crash would leave. */
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : List.copyOf(files.toList())) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
