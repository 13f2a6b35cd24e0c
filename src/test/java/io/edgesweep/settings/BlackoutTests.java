package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BlackoutTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void a_window_with_dates_comes_once() {
        Blackout sale = new Blackout(
                new Blackout.Dated(LocalDateTime.parse("2026-11-10T00:00")),
                new Blackout.Dated(LocalDateTime.parse("2026-11-12T00:00")),
                SHANGHAI,
                "the sale");

        assertThat(sale.at(Instant.parse("2026-11-09T15:59:59Z"))).isEmpty();
        assertThat(sale.at(Instant.parse("2026-11-09T16:00:00Z")))
                .contains(window("2026-11-09T16:00:00Z", "2026-11-11T16:00:00Z"));
        assertThat(sale.at(Instant.parse("2026-11-11T16:00:00Z"))).isEmpty();
    }

    @Test
    void a_daily_window_may_go_over_midnight() {
        Blackout night = daily("22:00", "06:00", SHANGHAI);

        assertThat(night.at(Instant.parse("2026-11-30T13:59:00Z"))).isEmpty();
        assertThat(night.at(Instant.parse("2026-11-30T21:59:00Z")))
                .contains(window("2026-11-30T14:00:00Z", "2026-11-30T22:00:00Z"));
        assertThat(night.at(Instant.parse("2026-11-30T22:00:00Z"))).isEmpty();
    }

    @Test
    void a_weekly_window_may_go_over_the_weeks_end() {
        Blackout weekend = new Blackout(
                new Blackout.Weekly(DayOfWeek.FRIDAY, LocalTime.parse("18:00")),
                new Blackout.Weekly(DayOfWeek.MONDAY, LocalTime.parse("06:00")),
                ZoneId.of("UTC"),
                "no deployments");

        assertThat(weekend.at(Instant.parse("2026-11-27T17:59:59Z"))).isEmpty();
        assertThat(weekend.at(Instant.parse("2026-11-29T12:00:00Z")))
                .contains(window("2026-11-27T18:00:00Z", "2026-11-30T06:00:00Z"));
        assertThat(weekend.at(Instant.parse("2026-11-30T06:00:00Z"))).isEmpty();
    }

    @Test
    void a_weekly_window_of_one_day_ends_on_that_day_or_a_week_later() {
        Blackout evening = weekly("FRIDAY", "18:00", "22:00");
        Blackout allButAnHour = weekly("FRIDAY", "18:00", "17:00");

        assertThat(evening.at(Instant.parse("2026-11-28T12:00:00Z"))).isEmpty();
        assertThat(allButAnHour.at(Instant.parse("2026-12-04T16:59:00Z")))
                .contains(window("2026-11-27T18:00:00Z", "2026-12-04T17:00:00Z"));
        assertThat(allButAnHour.at(Instant.parse("2026-12-04T17:30:00Z"))).isEmpty();
    }

    @Test
    void a_time_that_is_left_out_counts_from_when_the_clock_is_set_forward() {
        Blackout early = daily("02:30", "04:00", NEW_YORK);

        assertThat(early.at(Instant.parse("2027-03-14T07:00:00Z")))
                .contains(window("2027-03-14T07:00:00Z", "2027-03-14T08:00:00Z"));
        assertThat(early.at(Instant.parse("2027-03-14T06:59:59Z"))).isEmpty();
    }

    @Test
    void a_time_that_comes_twice_begins_the_first_time_and_ends_the_second() {
        assertThat(daily("01:30", "03:00", NEW_YORK).at(Instant.parse("2026-11-01T05:30:00Z")))
                .contains(window("2026-11-01T05:30:00Z", "2026-11-01T08:00:00Z"));
        assertThat(daily("00:00", "01:30", NEW_YORK).at(Instant.parse("2026-11-01T06:29:00Z")))
                .contains(window("2026-11-01T04:00:00Z", "2026-11-01T06:30:00Z"));
    }

    private static Blackout daily(String from, String to, ZoneId zone) {
        return new Blackout(
                new Blackout.Daily(LocalTime.parse(from)), new Blackout.Daily(LocalTime.parse(to)), zone, "quiet");
    }

    private static Blackout weekly(String day, String from, String to) {
        return new Blackout(
                new Blackout.Weekly(DayOfWeek.valueOf(day), LocalTime.parse(from)),
                new Blackout.Weekly(DayOfWeek.valueOf(day), LocalTime.parse(to)),
                ZoneId.of("UTC"),
                "quiet");
    }

    private static Blackout.Window window(String from, String to) {
        return new Blackout.Window(Instant.parse(from), Instant.parse(to));
    }
}
