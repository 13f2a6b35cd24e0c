package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivitiesTests {

    private Instant now = Instant.parse("2026-11-29T02:00:00Z");
    private final Activities activities = new Activities(() -> now);

    @Test
    void shows_what_is_sent_confirmed_and_warmed_at_once_each_with_its_own_rate_and_time_left() {
        activities.at("collect", 9000, -1);
        activities.at("warm", 0, 9000);
        activities.at("submit", 0, 9000);
        activities.at("reconcile", 0, 9000);
        now = now.plusSeconds(10);
        activities.at("submit", 6000, 9000);
        activities.at("reconcile", 3000, 9000);
        activities.at("warm", 1000, 9000);

        assertThat(activities.all())
                .extracting(Activity::words)
                .containsExactly(
                        "sent 6,000 of 9,000 targets, 600 a second, 5.0 s left",
                        "confirmed 3,000 of 9,000 targets, 300 a second, 20.0 s left",
                        "warmed 1,000 of 9,000 targets, 100 a second, 1 min 20 s left");
    }

    @Test
    void shows_reading_alone() {
        activities.at("submit", 1, 2);
        activities.at("collect", 9000, -1);

        assertThat(activities.all()).extracting(Activity::words).containsExactly("read 9,000 rows, 0 a second");
    }
}
