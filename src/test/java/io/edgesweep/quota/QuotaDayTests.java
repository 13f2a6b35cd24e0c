package io.edgesweep.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuotaDayTests {

    @Test
    void turns_at_midnight_in_utc_plus_eight() {
        assertThat(QuotaDay.of(Instant.parse("2026-11-22T15:59:59.999Z")).date())
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(QuotaDay.of(Instant.parse("2026-11-22T16:00:00Z")).date()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void begins_sixteen_hours_into_the_utc_day_before() {
        QuotaDay day = QuotaDay.of(Instant.parse("2026-11-22T02:00:00Z"));

        assertThat(day.start()).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(day.next().start()).isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
    }
}
