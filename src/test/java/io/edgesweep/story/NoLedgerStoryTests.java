package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads where nobody has worked yet, by a home folder that is misspelt say. */
class NoLedgerStoryTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"runs", "show latest", "quota", "check", "verify latest"})
    void is_told_that_there_is_no_ledger_and_makes_none(String command) {
        try (World world = new World(folder)) {
            Path misspelt = folder.resolve("hmoe");

            World.Ending ending = world.run((command + " --edgesweep.home=" + misspelt).split(" ", -1));

            assertThat(ending.out() + ending.err()).contains("here is no ledger in " + misspelt + " yet");
            assertThat(misspelt).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan nightly",
                "run nightly --dry-run",
                "purge --site www https://www.example.com/ --dry-run",
                "explain https://www.example.com/",
                "pause nightly --reason sale",
                "resume nightly",
                "reconcile",
                "stop latest",
                "retry latest",
                "retry latest --dry-run"
            })
    void is_told_to_correct_the_name_of_a_home_folder_and_makes_none(String command) {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 2));
            Path misspelt = folder.resolve("hmoe");

            World.Ending ending = world.run((command + " --edgesweep.home=" + misspelt).split(" ", -1));

            assertThat(ending.exitCode()).as(ending.err()).isEqualTo(2);
            assertThat(ending.err()).contains("command line: edgesweep.home: there is no ", misspelt.toString());
            assertThat(misspelt).doesNotExist();
        }
    }

    @Test
    void makes_none_for_a_run_that_cannot_be_and_one_for_a_plan_before_the_first_run() {
        try (World world = new World(folder)) {
            world.jobFor("nightly", world.urlFile("urls.csv", 2));

            assertThat(world.run("reconcile").exitCode()).isEqualTo(2);
            assertThat(folder.resolve("home")).doesNotExist();
            assertThat(world.run("plan", "nightly").exitCode()).isZero();
        }
    }

    @Test
    void has_no_run_and_the_whole_quota() {
        try (World world = new World(folder)) {
            assertThat(world.run("runs").out()).contains("no run yet");
            assertThat(world.run("runs", "--json").out()).isEqualToIgnoringWhitespace("[ ]");
            assertThat(world.run("quota", "www").exitCode()).isZero();

            world.jobFor("nightly", world.urlFile("urls.csv", 2));
            world.run("run", "nightly");

            World.Ending runs = world.run("runs");
            assertThat(runs.out()).contains("nightly");
            assertThat(runs.err()).doesNotContain("no ledger");
        }
    }

    @Test
    void is_told_what_it_takes_where_the_home_folder_cannot_be_written() throws IOException {
        try (World world = new World(folder)) {
            Path home = folder.resolve("unwritable");
            Files.createDirectories(home.resolve("lock"));

            World.Ending ending = world.run("runs", "--edgesweep.home=" + home);

            assertThat(ending.exitCode()).isEqualTo(10);
            assertThat(ending.err())
                    .contains("The home folder " + home + " cannot be used (")
                    .contains("Whoever reads the ledger writes there, too")
                    .contains("run edgesweep as its owner, "
                            + Files.getOwner(home).getName());
        }
    }
}
