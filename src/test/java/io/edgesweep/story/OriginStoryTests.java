package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.edge.Origin;
import io.edgesweep.sandbox.model.TaskOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has changed is told by what the origin serves, where the dates of rows say nothing or lie. */
class OriginStoryTests {

    @TempDir
    private Path folder;

    private OriginNights nights;
    private World world;
    private Origin origin;

    @BeforeEach
    void startAnOrigin() {
        nights = new OriginNights(folder);
        world = nights.world;
        origin = nights.origin;
    }

    @AfterEach
    void stop() {
        nights.close();
    }

    @Test
    void pages_with_dates_that_lie_cost_the_quota_of_those_that_have_changed() {
        nights.of(1_500);
    }

    @Test
    void with_a_budget_for_a_quarter_of_the_pages_all_changes_are_found_within_eight_nights_and_nothing_else() {
        nights.inEightNights(200, 50, 10);

        assertThat(nights.notes()).contains("its requests for one night (origin.requests) are used up", "150 targets");
    }

    @Test
    void the_budget_of_a_night_is_that_of_all_its_runs() {
        world.configured("sites.www.origin.requests", "30");
        nights.pages(50);
        nights.job(50, "changed-by: content, first: learn");
        nights.night();
        assertThat(origin.requests()).isEqualTo(30);

        world.run("run", "nightly");

        assertThat(origin.requests()).as("on the same night nothing is left").isEqualTo(30);
        nights.night();
        assertThat(origin.requests()).isEqualTo(60);
    }

    @Test
    void what_was_learned_and_is_lost_is_not_learned_again_but_sent() throws Exception {
        world.configured("sites.www.origin.requests", "5");
        nights.pages(5);
        nights.job(5, "changed-by: content, first: learn");
        nights.night();
        Files.delete(world.folder().resolve("home/snapshots/www.snapshot"));
        world.configured("sites.www.origin.requests", "3");

        assertThat(nights.night().confirmed()).as("those that are asked about").isEqualTo(3);
        assertThat(nights.night().confirmed()).as("and the others").isEqualTo(2);
    }

    @Test
    void an_origin_that_does_not_answer_in_time_delays_the_night_by_no_more_than_that() {
        nights.pages(4);
        nights.job(4, "changed-by: content, first: learn");
        nights.night();
        IntStream.range(0, 4).forEach(page -> nights.put(page, "news", "1"));
        origin.delays("/page-2.html", Duration.ofMinutes(10));
        world.configured("sites.www.origin.timeout", "1s");

        assertThat(nights.night().confirmed()).isEqualTo(3);

        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains("it is not known whether it has changed: the origin did not answer");
        assertThat(nights.notes()).contains("Not every question to the origin of site www was answered");
    }

    @Test
    void a_page_whose_purge_failed_stays_due() {
        nights.pages(3);
        nights.job(3, "changed-by: etag, first: learn");
        nights.night();
        nights.put(1, "news", "1");
        world.sandbox
                .faults()
                .tasks(url -> url.endsWith("/page-1.html"), TaskOutcome.failed("originPullFailed", "origin is down"));
        assertThat(nights.night().failed()).isEqualTo(1);
        world.sandbox.faults().tasks(url -> true, TaskOutcome.success());

        assertThat(nights.night().confirmed()).isEqualTo(1);
        assertThat(nights.night().confirmed()).isZero();
    }

    @Test
    void an_origin_with_an_etag_per_answer_is_noticed_and_its_pages_are_told_apart_by_their_content() {
        origin.does(Origin.Habit.ETAG_PER_ANSWER);
        origin.does(Origin.Habit.REFUSES_HEAD);
        origin.does(Origin.Habit.ZIPS);
        nights.pages(30);
        nights.job(30, "changed-by: 'etag, content', first: learn");
        assertThat(nights.night().confirmed()).isZero();
        assertThat(nights.notes()).contains("another ETag with every answer");
        nights.put(7, "news", "1");

        assertThat(nights.night().confirmed()).isEqualTo(1);
        assertThat(world.sandbox.journal().acceptedTargets()).containsOnlyKeys(World.url(7));
    }

    @Test
    void what_the_origin_does_not_tell_is_not_taken_for_unchanged_and_is_reported() {
        nights.pages(5);
        nights.job(5, "changed-by: content, first: learn");
        nights.night();
        nights.put(0, "news", "1");
        origin.fails(1, 500, null);
        world.configured("sites.www.origin.at-once", "1");

        assertThat(nights.night().confirmed()).isZero();
        assertThat(world.reportFile("nightly", "targets.csv"))
                .contains("it is not known whether it has changed: the origin answered with an error");
        assertThat(nights.notes()).contains("Of 1 target it is not known");
        assertThat(nights.night().confirmed())
                .as("on the next night it is known")
                .isEqualTo(1);
    }

    @Test
    void a_busy_origin_is_left_alone_as_long_as_it_asks() {
        nights.pages(3);
        nights.job(3, "changed-by: etag, first: learn");
        origin.fails(1, 429, "1");
        assertThat(nights.night().unchanged()).isEqualTo(3);
        assertThat(nights.notes()).contains("asked 7 times", "3 targets are known from now on");

        origin.fails(1, 503, "3600");
        world.configured("sites.www.origin.at-once", "1");
        nights.night();
        assertThat(nights.notes()).contains("asks for a pause of 3600 s", "Of 3 targets it is not known");
    }

    @Test
    void a_weak_etag_that_is_the_same_counts_as_unchanged_and_that_is_reported() {
        origin.does(Origin.Habit.WEAK_ETAG);
        nights.pages(4);
        nights.job(4, "changed-by: etag, first: learn");
        nights.night();

        assertThat(nights.night().unchanged()).isEqualTo(4);
        assertThat(nights.notes()).contains("4 pages of site www count as unchanged by a weak ETag");
    }

    @Test
    void a_page_that_is_gone_from_the_origin_has_changed() {
        nights.pages(2);
        nights.job(2, "changed-by: content, first: learn");
        nights.night();
        origin.remove("/page-1.html");

        assertThat(nights.night().confirmed()).isEqualTo(1);
        assertThat(nights.night().confirmed()).isZero();
    }

    @Test
    void without_an_origin_the_job_is_refused_and_the_way_out_named() {
        world.configured("sites.www.origin.address", "");
        nights.pages(1);
        nights.job(1, "changed-by: etag");

        World.Ending ending = world.run("run", "nightly");

        assertThat(ending.exitCode()).isEqualTo(2);
        assertThat(ending.err()).contains("changed-by", "sites.www.origin.address", "old copy");
    }

    @Test
    void a_private_origin_is_asked_only_if_it_is_named() {
        world.configured("sites.www.fetch.allow-private", "192.0.2.1");
        nights.pages(2);
        nights.job(2, "changed-by: etag, first: learn");

        assertThat(nights.night().unchanged()).isEqualTo(2);
        assertThat(origin.requests()).isZero();
        assertThat(nights.notes())
                .contains("The origin of site www gave no answer: it is not asked, for 127.0.0.1 is a loopback address")
                .contains("fetch.allow-private");
        assertThat(world.report("nightly").exitCode())
                .as("nobody knows what has changed")
                .isEqualTo(3);
    }

    @Test
    void a_plan_asks_nobody_and_says_how_long_the_first_night_takes() {
        nights.pages(20);
        nights.job(20, "changed-by: content");

        World.Ending plan = world.run("plan", "nightly");

        assertThat(origin.requests()).isZero();
        assertThat(plan.out()).contains("about 20 targets", "first: learn");
    }
}
