package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands while {@code serve} holds the home folder: they say what they would say alone. */
class HandOverStoryTests {

    @TempDir
    private static Path folder;

    private static World world;
    private static World.Ending runs;
    private static World.Ending runsAsJson;
    private static World.Ending show;
    private static World.Ending plan;
    private static World.Ending planAsJson;
    private static Served served;

    @BeforeAll
    static void serve() {
        // A name that the command line does not call it by.
        world = new World(folder)
                .configured("console.password", Served.PASSWORD)
                .configured("console.hosts", "purge.example.com");
        world.urlFile("urls.csv", 3);
        world.jobFor("nightly", folder.resolve("urls.csv"));
        world.jobForSite("shop", "shop", world.file("shop.csv", "url", "https://shop.example.com/1", "nonsense"));
        world.run("run", "nightly");
        runs = world.run("runs");
        runsAsJson = world.run("runs", "--json");
        show = world.run("show", "latest");
        plan = world.run("plan", "shop");
        planAsJson = world.run("plan", "shop", "--json");
        served = Served.in(world);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void tells_of_runs_and_of_one_of_them_as_without_it() {
        assertThat(world.run("runs", "--limit", "1").out())
                .isEqualTo(world.run("runs", "--limit", "1").out());
        assertThat(world.run("runs").out()).endsWith(runs.out());
        assertThat(world.run("runs", "--json").out()).endsWith(runsAsJson.out().substring(1));
        String id = world.reports("nightly").get(0).getFileName().toString();
        assertThat(world.run("show", id)).isEqualTo(show);
        assertThat(world.run("show", "none of them").exitCode()).isEqualTo(2);
    }

    @Test
    void plans_as_without_it() {
        assertThat(world.run("plan", "shop")).isEqualTo(plan);
        assertThat(world.run("run", "shop", "--dry-run", "--json")).isEqualTo(planAsJson);
    }

    @Test
    void runs_a_job_of_other_input_and_ends_with_its_exit_code() throws IOException {
        World.Ending ending =
                world.runWithInput("url\n" + World.url(7) + "\nnonsense\n", "run", "nightly", "--input", "-");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out())
                .contains("Partly failed")
                .contains("1 confirmed")
                .contains("1 invalid");
        assertThat(world.report("nightly").sources().get(0).source()).isEqualTo("standard input");
        try (Stream<Path> left = Files.list(folder.resolve("home/uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tells_mistakes_as_without_it() {
        World.Ending noJob = world.run("run", "none");
        World.Ending noFile = world.run("run", "nightly", "--input", "none.csv");
        World.Ending noValue = world.run("run", "nightly", "--set", "limits.targets=many");

        assertThat(noJob.exitCode()).isEqualTo(2);
        assertThat(noJob.err()).contains("There is no job file");
        assertThat(noFile.exitCode()).isEqualTo(2);
        assertThat(noFile.err()).contains("there is no readable file 'none.csv'");
        assertThat(noValue.exitCode()).isEqualTo(2);
        assertThat(noValue.err()).contains("limits.targets: 'many' is not allowed");
    }

    @Test
    void other_commands_say_who_holds_the_folder() {
        World.Ending second = world.run("serve");

        assertThat(second.exitCode()).isEqualTo(11);
        assertThat(second.err()).contains("Another process works in");
    }
}
