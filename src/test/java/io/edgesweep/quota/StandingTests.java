package io.edgesweep.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class StandingTests {

    private static final QuotaDay TODAY = new QuotaDay(LocalDate.of(2026, 11, 22));
    private static final QuotaDay TOMORROW = TODAY.next();
    private static final Instant EVENING = TODAY.start().plusSeconds(20 * 3600);
    private static final Reserve TENTH = new Reserve(10, 0);

    @Test
    void tells_what_others_took_from_what_we_sent() {
        assertThat(read(quota(3000, 1000), 1500)).isEqualTo(new Standing(quota(3000, 1000), 1500, 500L, 300, 700));
    }

    @Test
    void leaves_nothing_to_runs_when_only_the_reserve_is_left_or_part_of_it_is_used() {
        assertThat(read(quota(3000, 300), 2700)).isEqualTo(new Standing(quota(3000, 300), 2700, 0L, 300, 0));
        assertThat(read(quota(3000, 120), 2700)).isEqualTo(new Standing(quota(3000, 120), 2700, 180L, 300, 0));
    }

    @Test
    void never_counts_more_of_ours_than_was_used() {
        assertThat(read(quota(3000, 200), 9999)).isEqualTo(new Standing(quota(3000, 200), 2800, 0L, 300, 0));
    }

    @Test
    void takes_what_we_sent_since_off_figures_that_were_read_today() {
        ToLongFunction<Instant> sentSince = Map.of(TODAY.start(), 1500L, EVENING, 250L)::get;

        assertThat(Standing.of(EVENING.plusSeconds(60), quota(3000, 1000), EVENING, TENTH, sentSince))
                .isEqualTo(new Standing(quota(3000, 750), 1500, 750L, 300, 450));
    }

    @Test
    void takes_all_of_it_to_be_there_but_what_we_sent_when_nothing_was_read_today_and_does_not_know_what_others_took() {
        ToLongFunction<Instant> sentSince = Map.of(TOMORROW.start(), 40L)::get;

        assertThat(Standing.of(TOMORROW.start().plusSeconds(60), quota(3000, 1000), EVENING, TENTH, sentSince))
                .isEqualTo(new Standing(quota(3000, 2960), 40, null, 300, 2660));
    }

    @Test
    void turns_with_the_quota_day_and_not_before() {
        Standing before = Standing.of(TOMORROW.start().minusMillis(1), quota(3000, 1000), EVENING, TENTH, since -> 0);
        Standing after = Standing.of(TOMORROW.start(), quota(3000, 1000), EVENING, TENTH, since -> 0);

        assertThat(before.quota().available()).isEqualTo(1000);
        assertThat(after.quota().available()).isEqualTo(3000);
    }

    @Test
    void counts_the_nights_that_the_backlog_needs_and_uses_what_is_left_of_today_first() {
        Standing usedUp = read(quota(3000, 300), 2700);
        Standing raised = read(quota(3000, 340), 0);

        assertThat(usedUp.clearedOn(2700, TODAY, TODAY)).contains(TODAY.plus(1));
        assertThat(usedUp.clearedOn(2701, TODAY, TODAY)).contains(TODAY.plus(2));
        assertThat(raised.clearedOn(40, TODAY, TODAY)).contains(TODAY);
        assertThat(raised.clearedOn(2740, TODAY, TODAY)).contains(TODAY.plus(1));
        assertThat(raised.clearedOn(2741, TODAY, TODAY)).contains(TODAY.plus(2));
        assertThat(raised.clearedOn(40, TODAY, TODAY.plus(7))).contains(TODAY.plus(7));
        assertThat(raised.clearedOn(2700, TODAY, TODAY.plus(7))).contains(TODAY.plus(7));
        assertThat(raised.clearedOn(2701, TODAY, TODAY.plus(7))).contains(TODAY.plus(8));
    }

    @Test
    void says_nothing_when_nothing_waits_or_the_quota_leaves_nothing() {
        assertThat(read(quota(3000, 3000), 0).clearedOn(0, TODAY, TODAY)).isEmpty();
        assertThat(read(quota(0, 0), 0).clearedOn(1, TODAY, TODAY)).isEmpty();
        assertThat(read(quota(0, 0), 0).clearedOn(1, TODAY, TODAY.plus(7))).isEmpty();
    }

    /** As it stands when it is read. */
    private static Standing read(Quota quota, long sentToday) {
        return Standing.of(EVENING, quota, EVENING, TENTH, since -> since.equals(EVENING) ? 0 : sentToday);
    }

    private static Quota quota(long daily, long available) {
        return new Quota(Kind.URL, 1000, daily, available);
    }
}
