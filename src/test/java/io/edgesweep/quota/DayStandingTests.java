package io.edgesweep.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayStandingTests {

    private static final QuotaDay TODAY = new QuotaDay(LocalDate.of(2026, 11, 22));
    private static final Reserve TENTH = new Reserve(10, 0);

    @Test
    void tells_ours_from_what_others_used_and_keeps_the_reserve() {
        assertThat(DayStanding.of(quota(3000, 1000), 1500, TENTH))
                .isEqualTo(new DayStanding(quota(3000, 1000), 1500, 500, 300, 700));
    }

    @Test
    void never_tells_more_of_ours_than_was_used_nor_less_than_nothing_left() {
        assertThat(DayStanding.of(quota(3000, 200), 9999, TENTH))
                .isEqualTo(new DayStanding(quota(3000, 200), 2800, 0, 300, 0));
    }

    @Test
    void takes_what_we_sent_since_off_figures_of_today_and_begins_anew_on_another_day() {
        Instant read = TODAY.start().plusSeconds(60);

        assertThat(DayStanding.asOf(
                        read.plusSeconds(60), quota(3000, 1000), read, since -> since.equals(read) ? 250 : 0))
                .isEqualTo(quota(3000, 750));
        Instant tomorrow = TODAY.next().start();
        assertThat(DayStanding.asOf(
                        tomorrow.plusSeconds(60), quota(3000, 1000), read, since -> since.equals(tomorrow) ? 40 : 0))
                .isEqualTo(quota(3000, 2960));
    }

    @Test
    void counts_the_nights_that_the_backlog_needs_and_uses_what_is_left_of_today_first() {
        DayStanding usedUp = DayStanding.of(quota(3000, 300), 2700, TENTH);
        DayStanding raised = DayStanding.of(quota(3000, 340), 0, TENTH);

        assertThat(usedUp.clearedOn(2700, TODAY)).contains(TODAY.plus(1));
        assertThat(usedUp.clearedOn(2701, TODAY)).contains(TODAY.plus(2));
        assertThat(raised.clearedOn(40, TODAY)).contains(TODAY);
        assertThat(raised.clearedOn(2740, TODAY)).contains(TODAY.plus(1));
        assertThat(raised.clearedOn(2741, TODAY)).contains(TODAY.plus(2));
        assertThat(raised.clearedOn(40, TODAY, TODAY.plus(7))).contains(TODAY.plus(7));
        assertThat(raised.clearedOn(2701, TODAY, TODAY.plus(7))).contains(TODAY.plus(8));
    }

    @Test
    void says_nothing_when_nothing_waits_or_the_quota_leaves_nothing() {
        assertThat(DayStanding.of(quota(3000, 3000), 0, TENTH).clearedOn(0, TODAY))
                .isEmpty();
        assertThat(DayStanding.of(quota(0, 0), 0, TENTH).clearedOn(1, TODAY)).isEmpty();
    }

    private static Quota quota(long daily, long available) {
        return new Quota(Kind.URL, 1000, daily, available);
    }
}
