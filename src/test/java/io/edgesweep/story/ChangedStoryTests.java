package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static io.edgesweep.story.WebSite.MONDAY;
import static io.edgesweep.story.WebSite.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.CountLine;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From night to night only what has changed is sent. */
class ChangedStoryTests {

    @TempDir
    private Path folder;

    private World world;
    private WebSite web;

    @BeforeEach
    void startAWebSite() throws IOException {
        web = new WebSite();
        world = new World(folder);
        world.configured("sites.www.fetch.allow-private", "127.0.0.1");
        world.configured("sites.www.fetch.tries", "1");
        world.job("nightly", "site: www\nsources: [{sitemap: '" + web.address("/sitemap.xml") + "', only: changed}]");
        web.index("/sitemap.xml", "/a.xml", "/b.xml");
        web.pages("/a.xml", Map.of("a1", MONDAY, "a2", MONDAY));
        web.pages("/b.xml", Map.of("b1", MONDAY, "b2", MONDAY));
    }

    @AfterEach
    void stopTheWebSite() {
        web.close();
        world.close();
    }

    @Test
    void dates_that_a_build_renews_are_said_to_show_nothing_in_check_plan_and_report() {
        String[] pages = IntStream.range(0, 30).mapToObj(i -> "p" + i).toArray(String[]::new);
        web.pages("/a.xml", pages);

        String check = world.run("check", "--online").out();
        String plan = world.run("plan", "nightly").out();
        night();

        assertThat(check).contains("! source of nightly: 30 of 30 (100 %) dates in ");
        assertThat(plan).contains("30 of 30 (100 %) dates in ");
        assertThat(world.report("nightly").findings())
                .anySatisfy(finding -> assertThat(Words.english().say(finding.reason()))
                        .contains("30 of 30 (100 %) dates in ")
                        .contains("/a.xml are the newest of them")
                        .contains("Name changed-by: [etag] or [content] for this source"));
    }

    @Test
    void the_second_night_sends_what_is_new_and_what_has_changed_and_reads_no_sitemap_that_has_not() {
        assertThat(night()).isEqualTo(counted().read(4).confirmed(4).line());
        web.pages("/a.xml", Map.of("a1", TUESDAY, "a2", MONDAY, "a3", MONDAY));

        CountLine second = night();

        assertThat(second).isEqualTo(counted().read(3).unchanged(1).confirmed(2).line());
        assertThat(web.notModified).containsExactly("/b.xml");
        assertThat(accepted("a1")).isEqualTo(2);
        assertThat(accepted("a2")).isEqualTo(1);
        assertThat(accepted("a3")).isEqualTo(1);
        assertThat(world.report("nightly").findings()).singleElement().satisfies(finding -> assertThat(
                        Words.english().say(finding.reason()))
                .contains("1 sitemap has not changed"));
    }

    @Test
    void a_date_that_differs_is_a_change_though_it_is_older_than_the_last_purge() {
        night();
        web.pages("/a.xml", Map.of("a1", "2026-01-04", "a2", "2026-01-06T10:00:00Z"));

        assertThat(night().confirmed()).isEqualTo(2);
        assertThat(night().confirmed()).isZero();
    }

    @Test
    void a_date_that_was_not_over_when_its_page_was_purged_is_sent_again_after_it_though_the_sitemap_is_the_same() {
        world.clock.at(Instant.parse("2026-11-25T18:00:00Z"));
        web.pages("/b.xml", Map.of("b1", "2026-11-25", "b2", MONDAY));
        night();

        world.clock.forward(Duration.ofDays(1));
        assertThat(night())
                .as("a.xml is the same, and b2 too")
                .isEqualTo(counted().read(2).unchanged(1).confirmed(1).line());
        world.clock.forward(Duration.ofDays(1));
        assertThat(night()).isEqualTo(counted().line());
        assertThat(accepted("b1")).isEqualTo(2);
        assertThat(accepted("b2")).isEqualTo(1);
    }

    @Test
    void a_page_whose_purges_failed_stays_due_though_it_is_as_it_was_again() {
        night();
        world.sandbox.faults().tasks(Pattern.compile(".*/a1"), TaskOutcome.failed("taskFailed", "node down"));
        web.pages("/a.xml", Map.of("a1", TUESDAY, "a2", MONDAY));
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(night().failed()).isEqualTo(1);
        }
        world.sandbox.faults().clear();
        web.pages("/a.xml", Map.of("a1", MONDAY, "a2", MONDAY));

        assertThat(night())
                .isEqualTo(counted().read(2).unchanged(1).confirmed(1).line());
        assertThat(night().confirmed()).isZero();
    }

    @Test
    void a_night_on_which_nothing_has_changed_ends_well() {
        night();

        assertThat(world.run("plan", "nightly").exitCode()).isZero();
        World.Ending quiet = world.run("run", "nightly");

        assertThat(quiet.exitCode()).isZero();
        assertThat(world.report("nightly").counts()).isEqualTo(counted().line());
        assertThat(world.reportFile("nightly", "summary.md"))
                .contains(
                        "Nothing to purge",
                        "Nothing had to be purged: nothing is known to have changed since it was last confirmed purged",
                        "2 sitemaps have not changed since everything in them was confirmed purged");
    }

    @Test
    void an_empty_file_beside_sitemaps_that_have_not_changed_is_still_no_valid_input() {
        world.job(
                "nightly",
                "site: www\nsources: [{sitemap: '" + web.address("/sitemap.xml") + "', only: changed}, {csv: "
                        + world.urlFile("urls.csv", 0) + "}]");
        night();

        assertThat(world.run("plan", "nightly").exitCode()).isEqualTo(5);
        assertThat(world.run("run", "nightly").exitCode()).isEqualTo(5);
    }

    @Test
    void what_could_not_be_read_beside_a_sitemap_that_has_not_changed_is_what_the_night_is_about() {
        night();
        web.breakDown("/b.xml");
        assertThat(world.run("run", "nightly").exitCode()).as("unreadable").isEqualTo(3);

        web.repair();
        web.pages("/b.xml", Map.of("b 1", "2026-11-01"));
        assertThat(world.run("run", "nightly").exitCode()).as("invalid").isEqualTo(3);

        web.breakDown("/sitemap.xml");
        assertThat(world.run("run", "nightly").exitCode()).as("nothing read").isEqualTo(5);
    }

    @Test
    void a_row_of_another_source_that_is_always_due_keeps_no_sitemap_from_being_known() {
        world.job(
                "nightly",
                "site: www\nsources: [{sitemap: '" + web.address("/sitemap.xml") + "', only: changed}, {csv: "
                        + world.urlFile("urls.csv", 1) + "}]");
        night();

        night();

        assertThat(web.notModified).containsExactlyInAnyOrder("/a.xml", "/b.xml");
    }

    @Test
    void the_newest_date_of_a_url_counts_in_whichever_sitemap_it_stands() {
        String old = "2025-12-01T10:00:00Z";
        web.pages("/a.xml", Map.of("a1", old, "a2", MONDAY));
        web.pages("/b.xml", Map.of("a1", MONDAY, "b1", MONDAY));
        assertThat(night())
                .isEqualTo(counted().read(4).duplicate(1).confirmed(3).line());
        web.pages("/a.xml", Map.of("a1", old, "a2", MONDAY, "a3", MONDAY));
        web.pages("/b.xml", Map.of("a1", "2026-01-07T10:00:00Z", "b1", MONDAY));

        assertThat(night())
                .isEqualTo(
                        counted().read(5).duplicate(1).unchanged(2).confirmed(2).line());

        assertThat(accepted("a1")).isEqualTo(2);
        assertThat(accepted("a3")).isEqualTo(1);
    }

    @Test
    void a_url_that_one_source_wants_always_is_sent_though_it_has_not_changed_for_another() throws IOException {
        Path list = Files.writeString(folder.resolve("always.csv"), "url\nhttps://www.example.com/a1\n");
        world.job(
                "nightly",
                "site: www\nsources: [{sitemap: '" + web.address("/sitemap.xml") + "', only: changed}, {csv: " + list
                        + "}]");
        night();
        web.pages("/a.xml", Map.of("a1", MONDAY, "a2", MONDAY, "a3", MONDAY));

        night();

        assertThat(accepted("a1")).isEqualTo(2);
        assertThat(accepted("a2")).isEqualTo(1);
    }

    @Test
    void a_url_that_moves_to_another_sitemap_has_not_changed() {
        night();
        web.pages("/a.xml", Map.of("a1", MONDAY));
        web.pages("/b.xml", Map.of("a2", MONDAY, "b1", MONDAY, "b2", MONDAY));

        assertThat(night()).isEqualTo(counted().read(4).unchanged(4).line());
    }

    @Test
    void a_url_whose_purge_failed_stays_due_though_its_sitemap_is_the_same() {
        world.sandbox.faults().tasks(url -> url.endsWith("/b1"), TaskOutcome.failed("taskFailed", "node down"));
        for (int night = 0; night < 3; night++) {
            night();
        }
        world.sandbox.faults().clear();
        int before = accepted("b1");

        CountLine later = night();

        assertThat(later.confirmed()).isEqualTo(1);
        assertThat(accepted("b1")).isEqualTo(before + 1);
        assertThat(accepted("b2")).isEqualTo(1);
        assertThat(web.notModified).contains("/a.xml").doesNotContain("/b.xml");
    }

    @Test
    void a_url_whose_purge_failed_stays_due_though_its_sitemap_was_found_by_a_redirect() {
        web.redirect("/old.xml", "/b.xml");
        world.job("nightly", "site: www\nsources: [{sitemap: '" + web.address("/old.xml") + "', only: changed}]");
        world.sandbox.faults().tasks(url -> url.endsWith("/b1"), TaskOutcome.failed("taskFailed", "node down"));
        for (int night = 0; night < 3; night++) {
            night();
        }
        world.sandbox.faults().clear();

        assertThat(night().confirmed()).isEqualTo(1);
    }

    @Test
    void a_url_without_a_date_is_due_when_it_is_old_enough_or_always() {
        world.job(
                "weekly",
                "site: www\nsources: [{csv: " + world.urlFile("urls.csv", 2) + ", only: changed, undated: 7d}]");
        world.job("daily", "site: www\nsources: [{csv: " + world.urlFile("urls.csv", 2) + ", only: changed}]");
        world.run("run", "weekly");

        world.run("run", "weekly");
        assertThat(world.report("weekly").counts().unchanged()).isEqualTo(2);
        world.clock.forward(Duration.ofDays(7));
        world.run("run", "weekly");
        assertThat(world.report("weekly").counts().confirmed()).isEqualTo(2);
        world.run("run", "daily");
        assertThat(world.report("daily").counts().confirmed()).isEqualTo(2);
    }

    @Test
    void what_is_always_sent_makes_no_change_implausible() {
        world.job(
                "nightly",
                "site: www\nlimits: {changed: 50%}\nsources:\n  - {sitemap: '" + web.address("/sitemap.xml")
                        + "', only: changed}\n  - csv: " + world.urlFile("always.csv", 9) + "\n");
        night();
        web.pages("/b.xml", Map.of("b1", TUESDAY, "b2", MONDAY));

        assertThat(world.run("run", "nightly").exitCode()).isZero();
        assertThat(world.report("nightly").counts().confirmed()).isEqualTo(10);
    }

    @Test
    void a_change_that_is_implausibly_large_is_not_sent_unless_it_is_meant() {
        world.job(
                "nightly",
                "site: www\nlimits: {changed: 50%}\nsources: [{sitemap: '" + web.address("/sitemap.xml")
                        + "', only: changed}]");
        night();
        web.pages("/a.xml", Map.of("a1", TUESDAY, "a2", TUESDAY));
        web.pages("/b.xml", Map.of("b1", TUESDAY, "b2", MONDAY));

        World.Ending stopped = world.run("run", "nightly");
        World.Ending meant = world.run("run", "nightly", "--set", "limits.changed=100%");

        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.out())
                .contains("3 targets have changed, 75 % of the 4 that are known", "--set limits.changed=100%")
                .contains("1 unchanged + 3 stopped by a limit");
        assertThat(meant.exitCode()).isZero();
        assertThat(world.report("nightly").counts())
                .isEqualTo(counted().read(4).unchanged(1).confirmed(3).line());
    }

    @Test
    void the_dry_run_tells_the_changes_alone() {
        night();
        web.pages("/a.xml", Map.of("a1", TUESDAY, "a2", MONDAY));

        assertThat(world.run("plan", "nightly", "--json").out()).contains("\"unchanged\" : 1", "\"targets\" : 1");
    }

    private CountLine night() {
        world.run("run", "nightly");
        return world.report("nightly").counts();
    }

    private int accepted(String page) {
        return world.sandbox.journal().acceptedTargets().getOrDefault("https://www.example.com/" + page, 0);
    }
}
