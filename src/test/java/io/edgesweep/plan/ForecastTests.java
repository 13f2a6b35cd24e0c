package io.edgesweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.quota.QuotaDay;
import io.edgesweep.target.Kind;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final QuotaDay TODAY = new QuotaDay(LocalDate.of(2026, 11, 22));

    @Test
    void counts_the_nights_that_the_backlog_needs() {
        assertThat(Forecast.clearedOn(Map.of(Kind.URL, 2700L), Map.of(Kind.URL, 2700L), TODAY))
                .contains(TODAY.plus(1));
        assertThat(Forecast.clearedOn(Map.of(Kind.URL, 2701L), Map.of(Kind.URL, 2700L), TODAY))
                .contains(TODAY.plus(2));
    }

    @Test
    void waits_for_the_slowest_kind() {
        assertThat(Forecast.clearedOn(
                        Map.of(Kind.URL, 10L, Kind.PREFIX, 45L), Map.of(Kind.URL, 10L, Kind.PREFIX, 10L), TODAY))
                .contains(TODAY.plus(5));
    }

    @Test
    void says_nothing_when_nothing_waits_or_the_quota_is_not_known() {
        assertThat(Forecast.clearedOn(Map.of(), Map.of(Kind.URL, 10L), TODAY)).isEmpty();
        assertThat(Forecast.clearedOn(Map.of(Kind.URL, 1L), Map.of(), TODAY)).isEmpty();
    }
}
