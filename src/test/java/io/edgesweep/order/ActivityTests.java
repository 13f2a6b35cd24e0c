package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityTests {

    private static final Instant BEGAN = Instant.parse("2026-11-30T02:00:00Z");

    @Test
    void says_how_long_it_still_takes() {
        assertThat(new Activity("submit", 100, 500, BEGAN, BEGAN.plusSeconds(10)).words())
                .isEqualTo("sent 100 of 500 targets, 10 a second, 40.0 s left");
    }

    @Test
    void says_no_time_left_of_what_is_over_or_about_to_be() {
        assertThat(new Activity("submit", 500, 500, BEGAN, BEGAN.plusSeconds(10)).words())
                .isEqualTo("sent 500 of 500 targets, 50 a second");
        assertThat(new Activity("submit", 499, 500, BEGAN, BEGAN.plusSeconds(10)).words())
                .doesNotContain("left");
    }
}
