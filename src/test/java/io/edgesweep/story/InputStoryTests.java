package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.Headline;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input: one clear message each, the right exit code, nothing sent, no stack trace. */
class InputStoryTests {

    @TempDir
    private Path folder;

    private World world;

    @BeforeEach
    void createWorld() {
        world = new World(folder);
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void the_causes_that_the_terminal_has_no_room_for_are_counted() {
        try (World world = new World(folder)) {
            String[] rows = IntStream.range(0, 11)
                    .mapToObj(i -> i == 0 ? "url" : "https://host-" + i + ".example.net/")
                    .toArray(String[]::new);
            world.jobFor("foreign", world.file("foreign.csv", rows));

            assertThat(world.run("run", "foreign").out())
                    .contains("1 invalid: host host-1.example.net", "2 for other causes: see targets.csv");
        }
    }

    @Test
    void a_missing_file_is_named_with_its_place_in_the_job() {
        world.job("nightly", "site: www\nsources:\n  - csv: nowhere/urls.csv");

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 2);
        assertThat(ending.err())
                .contains("nightly.yml:3: sources[0].csv: there is no readable file 'nowhere/urls.csv'");
    }

    @Test
    void an_unknown_site_is_answered_with_the_known_ones() {
        world.job("nightly", "site: wwww\nsources: [{csv: " + world.urlFile("urls.csv", 1) + "}]");

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 2);
        assertThat(ending.err())
                .contains(
                        "nightly.yml:1: site: there is no site 'wwww' (did you mean 'www'?); allowed: img, shop, www");
    }

    @Test
    void an_unknown_key_is_answered_with_the_known_ones() {
        world.job("nightly", "site: www\nsource: [{csv: " + world.urlFile("urls.csv", 1) + "}]");

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 2);
        assertThat(ending.err())
                .contains(
                        "nightly.yml:2: source[0].csv: is not known (did you mean 'sources'?); allowed here: blackout, collapse, exclude, exit,");
    }

    @Test
    void a_cron_that_does_not_parse_is_quoted() {
        world.job(
                "nightly",
                "site: www\nschedule: {cron: every night}\nsources: [{csv: " + world.urlFile("urls.csv", 1) + "}]");

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 2);
        assertThat(ending.err()).contains("nightly.yml:2: schedule.cron: 'every night' is not a cron expression");
    }

    @Test
    void an_empty_csv_is_no_reason_to_purge_anything() {
        world.jobFor("nightly", world.file("urls.csv", "url"));

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 5);
        assertThat(ending.out()).contains("No valid input").contains("The sources hold no rows");
        assertThat(world.report("nightly").exitCode()).isEqualTo(5);
    }

    @Test
    void a_csv_without_the_column_is_answered_with_what_was_found() {
        world.jobFor("nightly", world.file("urls.csv", "address,priority", "https://www.example.com/,5"));

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 5);
        assertThat(ending.out())
                .contains("urls.csv")
                .contains("address, priority")
                .contains("url");
    }

    @Test
    void rows_that_are_all_invalid_are_no_valid_input() {
        world.jobFor("nightly", world.file("urls.csv", "url", "https://www.example.org/", "nonsense"));

        World.Ending ending = world.run("run", "nightly");

        assertNothingSent(ending, 5);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(2).invalid(2).line());
    }

    @Test
    void a_date_that_is_none_costs_no_row_and_the_report_says_so() {
        world.jobFor(
                "nightly", world.file("urls.csv", "url,lastmod", World.url(1) + ",Invalid date", World.url(2) + ","));

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isZero();
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(2).confirmed(2).line());
        assertThat(world.report("nightly").findings()).singleElement().satisfies(finding -> assertThat(
                        Words.english().say(finding.reason()))
                .startsWith("1 row had a lastmod that is no date, so that none counts: 'Invalid date' at ")
                .endsWith("urls.csv:2"));
    }

    @Test
    void a_bad_row_and_a_bad_source_spoil_nothing_but_themselves() {
        Path bad = world.file("bad.csv", "no such column", "x");
        Path good = world.file("good.csv", "url", "https://www.example.com/a", "www.example.com/b", World.url(1));
        world.jobFor("nightly", bad, good);

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(3).invalid(1).confirmed(2).line());
        assertThat(world.report("nightly").findings()).singleElement().satisfies(finding -> assertThat(finding.place())
                .startsWith(bad.toString()));
    }

    @Test
    void comments_count_as_such_and_broken_rows_cost_themselves() {
        Path file = world.file(
                "urls.csv",
                "sep=;",
                "# by hand",
                "url;note",
                ";;",
                World.url(1) + ";x",
                "#" + World.url(2) + ";x",
                World.url(3) + ";\"missing",
                World.url(4) + ";\"ok\";");
        world.jobFor("nightly", file);

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(3);
        assertThat(ending.out()).contains("1 invalid + 0 excluded + 0 duplicate + 0 unchanged + 2 comments");
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted()
                        .read(5)
                        .invalid(1)
                        .excluded(2)
                        .confirmed(2)
                        .comment(2)
                        .line());
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(1), World.url(4));
        assertThat(world.reportFile("nightly", "targets.csv").lines())
                .filteredOn(line -> line.contains(",comment,"))
                .hasSize(2);
    }

    @Test
    void comments_alone_are_no_valid_input() {
        world.jobFor("nightly", world.file("urls.csv", "url", "#" + World.url(1)));

        assertNothingSent(world.run("run", "nightly"), 5);
    }

    @Test
    void a_tag_that_looks_like_a_formula_is_given_back_as_it_was() {
        world.jobFor("nightly", world.file("tags.csv", "url,kind", "@bad,tag", "-bad,tag", "good,tag"));
        world.sandbox.faults().tasks(Pattern.compile(".bad"), TaskOutcome.failed("taskFailed", "node down"));
        world.run("run", "nightly");

        String retry = world.reportFile("nightly", "retry.csv");

        assertThat(retry.lines())
                .anyMatch(line -> line.startsWith("@bad,tag,"))
                .anyMatch(line -> line.startsWith("-bad,tag,"));
        assertThat(world.reportFile("nightly", "targets.csv"))
                .startsWith("\uFEFFsource,")
                .contains(",'@bad,");
    }

    @Test
    void more_targets_than_the_job_allows_are_all_left_out_and_given_back_as_they_were() {
        world.jobFor(
                "nightly",
                world.file(
                        "urls.csv",
                        "url,kind,method,priority,lastmod,site",
                        World.url(1) + ",,,,,",
                        "https://www.example.com/news/,prefix,delete,9,2026-11-01,www",
                        "spring,tag,,,,",
                        World.url(2) + ",page,delete,0.8,2026-11-1,www"));

        World.Ending ending = world.run("run", "nightly", "--set", "limits.targets=2");

        assertNothingSent(ending, 2);
        assertThat(ending.out())
                .contains("3 targets are more than the 2")
                .contains("raise it in the job, or run again with --set limits.targets=3");
        assertThat(world.report("nightly").counts().stopped()).isEqualTo(3);
        assertThat(Headline.of(world.report("nightly"), Words.english()).text(Words.english()))
                .startsWith(
                        "0 of 4 confirmed; 1 invalid, 3 stopped. Nothing of the input was sent: 3 targets were stopped by a limit of the job.")
                .doesNotContain("stale");
        assertThat(world.reportFile("nightly", "retry.csv").lines())
                .anyMatch(line -> line.startsWith(World.url(1) + ",url,,5,,www,stopped,"))
                .anyMatch(line ->
                        line.startsWith("https://www.example.com/news/,prefix,delete,9,2026-11-01,www,stopped,"))
                .anyMatch(line -> line.startsWith("spring,tag,"))
                .anyMatch(line -> line.startsWith(World.url(2) + ",page,delete,0.8,2026-11-1,www,invalid,"));
    }

    @Test
    void a_file_on_the_command_line_takes_the_place_of_the_jobs_sources() {
        world.jobFor("nightly", world.urlFile("urls.csv", 20));

        World.Ending ending = world.run(
                "run",
                "nightly",
                "--input",
                world.file("today.txt", World.url(7)).toString());

        assertThat(ending.exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(7));
    }

    @Test
    void single_targets_and_standard_input_are_purged_without_a_job() {
        World.Ending url = world.run("purge", "--site", "www", World.url(1));
        World.Ending input =
                world.runWithInput(World.url(2) + "\n" + World.url(3) + "\n", "purge", "--site", "www", "-");

        assertThat(url.exitCode()).isZero();
        assertThat(input.exitCode()).isZero();
        assertThat(world.sandbox.journal().acceptedTargets())
                .containsOnlyKeys(World.url(1), World.url(2), World.url(3));
    }

    @Test
    void everything_is_purged_only_when_it_is_spelled_out() {
        World.Ending without = world.run("purge", "--site", "www", "--kind", "all");
        World.Ending with = world.run("purge", "--site", "www", "--kind", "all", "--yes");

        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("add --yes if it is meant");
        assertThat(with.exitCode()).isZero();
        assertThat(world.sandbox.journal().calls(World.CREATE))
                .singleElement()
                .satisfies(call -> assertThat(call.type()).isEqualTo("purge_all"));
    }

    @Test
    void an_empty_purge_purges_nothing() {
        World.Ending nothing = world.run("purge", "--site", "www");
        World.Ending empty = world.runWithInput("", "purge", "--site", "www", "-");

        assertNothingSent(nothing, 2);
        assertNothingSent(empty, 5);
    }

    @Test
    void an_option_that_is_mistyped_stops_everything() {
        world.jobFor("nightly", world.urlFile("urls.csv", 1));

        World.Ending ending = world.run("run", "nightly", "--dryrun");

        assertNothingSent(ending, 2);
    }

    private void assertNothingSent(World.Ending ending, int exitCode) {
        assertThat(ending.exitCode()).isEqualTo(exitCode);
        assertThat(ending.out() + ending.err()).doesNotContain("\tat ", "Exception");
        assertThat(world.sandbox.journal().calls(World.CREATE)).isEmpty();
    }
}
