package io.edgesweep.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.HandMovedTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many questions a night's tasks take, and how soon they are answered. */
class AskingInBulkTests {

    private static final int BATCHES = 300;
    private static final int TARGETS = 100;
    private static final double A_QUARTER = 0.25;

    private final Ledger ledger = TestLedgers.inMemory();
    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-22T02:00:00Z"));
    private Duration takes = Duration.ofSeconds(3);
    private Duration lag = Duration.ofSeconds(2);
    private Duration ahead = Duration.ZERO;
    private int pageRows = 1000;
    private boolean tellsCreation = true;
    private boolean shifts;

    private AskedNight night(String run, int batches, int targets, int others) throws Exception {
        TasksByTime.Ways ways = new TasksByTime.Ways(takes, lag, ahead, pageRows, tellsCreation, shifts);
        AskedNight night = new AskedNight(ledger, time, ways, run, batches, targets, others).played();
        assertThat(night.isAllConfirmed()).isTrue();
        return night;
    }

    private AskedNight night() throws Exception {
        return night("run-1", BATCHES, TARGETS, 0);
    }

    @Test
    void asks_for_eight_batches_at_once_and_confirms_the_last_when_its_first_look_comes() throws Exception {
        AskedNight night = night();

        assertThat(night.pagesACall()).isLessThan(0.125);
        assertThat(night.sinceTheLastCall()).isLessThan(AskedNight.FIRST_LOOK.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-299, 299})
    void learns_how_far_the_clocks_are_apart(int seconds) throws Exception {
        ahead = Duration.ofSeconds(seconds);

        assertThat(night().pagesACall()).isLessThan(A_QUARTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 120})
    void asks_hardly_more_often_when_tasks_are_listed_late(int seconds) throws Exception {
        lag = Duration.ofSeconds(seconds);

        AskedNight night = night();

        assertThat(night.pagesACall()).isLessThan(0.5);
        assertThat(night.sinceTheLastCall()).isLessThan(lag.plus(AskedNight.EVERY));
    }

    @Test
    void passes_over_what_others_purge() throws Exception {
        AskedNight night = night("run-1", BATCHES, TARGETS, 100);

        assertThat(night.pagesACall()).isLessThan(0.3);
    }

    @Test
    void asks_for_each_task_alone_where_others_purge_more_than_can_be_read() throws Exception {
        AskedNight night = night("run-1", BATCHES, TARGETS, 2000);

        assertThat(night.pagesACall()).isLessThan(1.1);
    }

    @Test
    void asks_for_each_task_alone_while_pages_shift() throws Exception {
        shifts = true;

        AskedNight night = night();

        assertThat(night.pagesACall()).isLessThan(1.2);
    }

    @Test
    void asks_for_each_task_alone_when_it_is_not_told_when_they_were_created() throws Exception {
        tellsCreation = false;

        AskedNight night = night();

        assertThat(night.questionsByWindow()).isZero();
        assertThat(night.pagesACall()).isEqualTo(1);
    }

    @Test
    void asks_for_each_task_alone_that_fills_a_page() throws Exception {
        AskedNight night = night("run-1", 30, 1000, 0);

        assertThat(night.questionsByWindow()).isZero();
        assertThat(night.pagesACall()).isEqualTo(1);
    }

    @Test
    void learns_that_a_page_holds_no_more_than_a_batch() throws Exception {
        pageRows = TARGETS;

        AskedNight night = night();

        assertThat(night.pagesACall()).isLessThan(1.1);
    }

    @Test
    void looks_first_when_the_tasks_of_the_run_before_were_over() throws Exception {
        takes = Duration.ofSeconds(25);
        AskedNight first = night("run-1", BATCHES, TARGETS, 0);
        time.move(Duration.ofHours(22));

        AskedNight second = night("run-2", BATCHES, TARGETS, 0);

        assertThat(first.pagesACall()).isGreaterThan(0.25);
        assertThat(second.pagesACall()).isLessThan(A_QUARTER);
        assertThat(second.firstLook()).isBetween(takes.minusSeconds(3), takes.plus(AskedNight.EVERY));
        assertThat(second.sinceTheLastCall()).isLessThan(takes.plus(AskedNight.EVERY));
    }

    @Test
    void looks_no_later_than_six_looks_however_long_tasks_took() throws Exception {
        takes = Duration.ofMinutes(20);
        night("run-1", 20, TARGETS, 0);
        takes = Duration.ofSeconds(3);

        AskedNight second = night("run-2", 20, TARGETS, 0);

        assertThat(second.sinceTheLastCall()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(62));
    }
}
