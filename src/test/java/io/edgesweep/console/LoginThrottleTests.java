package io.edgesweep.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void lets_people_mistype_four_times() {
        fail("10.0.0.1", 4);

        assertThat(throttle.isClosed("10.0.0.1")).isFalse();
    }

    @Test
    void closes_for_half_a_minute_after_five_failures_and_for_longer_with_each_further_one() {
        fail("10.0.0.1", 5);

        assertThat(throttle.isClosed("10.0.0.1")).isTrue();
        assertThat(throttle.isClosed("10.0.0.2")).isFalse();
        now = now.plus(Duration.ofSeconds(30));
        assertThat(throttle.isClosed("10.0.0.1")).isFalse();
        fail("10.0.0.1", 1);
        now = now.plus(Duration.ofSeconds(59));
        assertThat(throttle.isClosed("10.0.0.1")).isTrue();
    }

    @Test
    void closes_for_a_quarter_of_an_hour_at_most() {
        fail("10.0.0.1", 200);

        now = now.plus(Duration.ofMinutes(15));
        assertThat(throttle.isClosed("10.0.0.1")).isFalse();
    }

    @Test
    void forgets_the_failures_of_who_logs_in() {
        fail("10.0.0.1", 4);

        throttle.succeeded("10.0.0.1");
        fail("10.0.0.1", 4);

        assertThat(throttle.isClosed("10.0.0.1")).isFalse();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }
}
