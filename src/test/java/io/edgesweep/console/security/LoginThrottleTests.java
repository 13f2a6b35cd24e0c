package io.edgesweep.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.console.security.LoginThrottle.Guesser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private static final Guesser ADMIN = new Guesser("admin", "10.0.0.1");

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void lets_people_mistype_four_times() {
        fail(ADMIN, 4);

        assertThat(throttle.closedFor(ADMIN)).isEmpty();
    }

    @Test
    void closes_for_half_a_minute_after_five_failures_and_for_longer_with_each_further_one() {
        fail(ADMIN, 5);

        assertThat(throttle.closedFor(ADMIN)).contains(Duration.ofSeconds(30));
        now = now.plus(Duration.ofSeconds(30));
        assertThat(throttle.closedFor(ADMIN)).isEmpty();
        fail(ADMIN, 1);
        now = now.plus(Duration.ofSeconds(59));
        assertThat(throttle.closedFor(ADMIN)).contains(Duration.ofSeconds(1));
    }

    @Test
    void closes_an_account_for_one_place_alone_and_a_place_for_one_account_alone() {
        fail(ADMIN, 5);

        assertThat(throttle.closedFor(new Guesser("admin", "10.0.0.2"))).isEmpty();
        assertThat(throttle.closedFor(new Guesser("", "10.0.0.1"))).isEmpty();
    }

    @Test
    void closes_for_a_quarter_of_an_hour_at_most() {
        fail(ADMIN, 200);

        now = now.plus(Duration.ofMinutes(15));
        assertThat(throttle.closedFor(ADMIN)).isEmpty();
    }

    @Test
    void forgets_the_failures_of_who_logs_in() {
        fail(ADMIN, 4);

        throttle.succeeded(ADMIN);
        fail(ADMIN, 4);

        assertThat(throttle.closedFor(ADMIN)).isEmpty();
    }

    private void fail(Guesser guesser, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(guesser);
        }
    }
}
