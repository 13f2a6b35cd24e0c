package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronFiringsTests {

    @Test
    void come_once_in_a_night_whose_clock_leaves_their_time_out_as_soon_as_it_can_be() {
        assertThat(firings("0 30 2 * * ?", "America/New_York", "2026-03-07T00:00:00Z", 3))
                .containsExactly("2026-03-07T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z");
    }

    @Test
    void come_once_in_a_night_whose_clock_shows_their_time_twice_the_first_time() {
        assertThat(firings("0 30 1 * * ?", "America/New_York", "2026-10-31T00:00:00Z", 3))
                .containsExactly("2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
    }

    @Test
    void do_not_come_again_for_who_asks_while_the_clock_shows_their_time_the_second_time() {
        assertThat(firings("0 30 1 * * ?", "America/New_York", "2026-11-01T06:10:00Z", 1))
                .containsExactly("2026-11-02T06:30:00Z");
    }

    @Test
    void that_fall_on_the_moment_after_a_gap_together_are_one() {
        assertThat(firings("0 0/20 2-3 * * ?", "Europe/Berlin", "2026-03-29T00:30:00Z", 4))
                .containsExactly(
                        "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z", "2026-03-29T01:40:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void of_every_hour_come_in_every_real_hour_when_the_clock_is_set_forward() {
        assertThat(firings("0 30 * * * ?", "Europe/Berlin", "2026-03-28T23:00:00Z", 4))
                .containsExactly(
                        "2026-03-28T23:30:00Z", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
    }

    @Test
    void of_every_hour_come_in_every_real_hour_when_the_clock_is_set_back() {
        assertThat(firings("0 0 0/1 * * ?", "Europe/Berlin", "2026-10-24T22:30:00Z", 4))
                .containsExactly(
                        "2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z");
    }

    @Test
    void of_some_hours_come_once_for_each_time_that_is_named() {
        assertThat(firings("0 0 0-22 * * ?", "Europe/Berlin", "2026-10-24T23:30:00Z", 3))
                .as("02:00 comes twice and counts once")
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z");
    }

    @Test
    void follow_a_clock_that_is_set_by_half_an_hour() {
        assertThat(firings("0 0 * * * ?", "Australia/Lord_Howe", "2026-04-04T14:00:00Z", 3))
                .as("02:00 becomes 01:30, and 02:00 comes after another half an hour")
                .containsExactly("2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z", "2026-04-04T17:30:00Z");
    }

    @Test
    void come_on_a_day_of_the_month_that_not_every_month_has() {
        assertThat(firings("0 0 2 L * ?", "Asia/Shanghai", "2027-01-15T00:00:00Z", 3))
                .containsExactly("2027-01-30T18:00:00Z", "2027-02-27T18:00:00Z", "2027-03-30T18:00:00Z");
    }

    @Test
    void end_with_the_last_year_that_is_named() {
        CronFirings firings = CronFirings.of("0 0 2 1 1 ? 2027", ZoneId.of("UTC"));

        assertThat(firings.after(Instant.parse("2026-11-24T00:00:00Z")))
                .contains(Instant.parse("2027-01-01T02:00:00Z"));
        assertThat(firings.after(Instant.parse("2027-01-01T02:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at night", "0 0 2 * * *"})
    void need_a_cron_expression(String text) {
        assertThatThrownBy(() -> CronFirings.of(text, ZoneId.of("UTC"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> firings(String cron, String zone, String after, int count) {
        CronFirings firings = CronFirings.of(cron, ZoneId.of(zone));
        List<String> found = new ArrayList<>();
        Optional<Instant> next = firings.after(Instant.parse(after));
        while (next.isPresent() && found.size() < count) {
            found.add(next.get().toString());
            next = firings.after(next.get());
        }
        return found;
    }
}
