package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cron sends a mail of: with {@code -q}, what went wrong, on standard error, and nothing else. */
class QuietStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(folder);
        world.jobFor("nightly", world.urlFile("urls.csv", 3));
        world.jobFor("mixed", world.file("mixed.csv", "url", World.url(1), "https://elsewhere.example.org/a"));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_night_that_went_well_says_nothing() {
        assertThat(world.run("run", "nightly", "-q")).isEqualTo(new World.Ending(0, "", ""));
    }

    @Test
    void a_night_that_did_not_says_so_in_its_summary_on_standard_error() {
        World.Ending ending = world.run("run", "mixed", "-q");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err()).contains("job mixed", "1 confirmed", "1 invalid", "index.html");
    }

    @Test
    void data_that_was_asked_for_is_printed_all_the_same() {
        World.Ending ending = world.run("run", "mixed", "-q", "--json");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out()).startsWith("{").contains("\"exitCode\"");
        assertThat(ending.err()).contains("job mixed", "index.html");
    }

    @Test
    void other_commands_are_as_quiet() {
        World.Ending silence = new World.Ending(0, "", "");

        assertThat(world.run("purge", "-q", "--site", "www", World.url(1))).isEqualTo(silence);
        assertThat(world.run("retry", "-q", "latest")).isEqualTo(silence);
        assertThat(world.run("reconcile", "-q")).isEqualTo(silence);
        assertThat(world.run("plan", "-q", "nightly")).isEqualTo(silence);
        assertThat(world.run("run", "--dry-run", "-q", "nightly")).isEqualTo(silence);
    }

    @Test
    void a_plan_says_how_many_rows_it_does_not_show() {
        String[] elsewhere = IntStream.range(0, 26)
                .mapToObj(i -> i == 0 ? "url" : "https://elsewhere.example.org/" + i)
                .toArray(String[]::new);
        world.jobFor("foreign", world.file("foreign.csv", elsewhere));

        assertThat(world.run("plan", "foreign").out())
                .contains("/20 host", "and 5 more rows not sent")
                .doesNotContain("/21 host");
        assertThat(world.run("plan", "mixed").out())
                .contains("1 target to purge")
                .doesNotContain(" more row");
    }

    @Test
    void check_tells_only_what_is_wrong() {
        world.job("broken", "site: nowhere\nsources: [{csv: urls.csv}]\n");

        World.Ending ending = world.run("check", "-q");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.out()).isEmpty();
        assertThat(ending.err()).contains("✗ job broken").doesNotContain("✓");
    }

    @Test
    void an_empty_list_says_why_it_ends_so() {
        World.Ending ending =
                world.run("list", "-q", world.file("none.csv", "url").toString());

        assertThat(ending.exitCode()).isEqualTo(5);
        assertThat(ending.err()).contains("0 targets");
    }
}
