package io.edgesweep.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.MovableClock;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxClient;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.SandboxKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RateLimit limit = new RateLimit(3);

    private boolean admits(double seconds) {
        return admits("main", "CreatePurgeTask", Math.round(seconds * SECOND));
    }

    private boolean admits(String account, String action, long nanos) {
        try {
            limit.admit(account, action, nanos);
            return true;
        } catch (ApiErrorException refusal) {
            assertThat(refusal.code()).isEqualTo("RequestLimitExceeded");
            return false;
        }
    }

    @Test
    void the_window_slides() {
        assertThat(admits(0.0)).isTrue();
        assertThat(admits(0.4)).isTrue();
        assertThat(admits(0.8)).isTrue();
        assertThat(admits(0.999)).isFalse();
        assertThat(admits(1.0)).isTrue();
        assertThat(admits(1.1)).isFalse();
        assertThat(admits(1.4)).isTrue();
    }

    @Test
    void refused_calls_do_not_count() {
        for (int call = 0; call < 100; call++) {
            admits(0.5 + call / 1_000.0);
        }

        assertThat(admits(1.5)).isTrue();
    }

    @Test
    void every_account_and_action_has_a_window_of_its_own() {
        for (int call = 0; call < 3; call++) {
            admits("main", "CreatePurgeTask", 0);
        }

        assertThat(admits("main", "CreatePurgeTask", 0)).isFalse();
        assertThat(admits("main", "DescribePurgeTasks", 0)).isTrue();
        assertThat(admits("other", "CreatePurgeTask", 0)).isTrue();
    }

    @Test
    void a_late_comer_is_judged_by_its_arrival() {
        admits(10.0);
        admits(10.1);
        admits(10.2);

        assertThat(admits(9.9)).isFalse();
        assertThat(admits(9.3)).isFalse();
        assertThat(admits(9.2)).isTrue();
    }

    @Test
    void in_whatever_order_they_come_no_window_ever_holds_more() {
        Random random = new Random(20260101);
        List<Long> arrivals = new ArrayList<>();
        for (int call = 0; call < 500; call++) {
            long arrival = call * SECOND / 8 - random.nextLong(SECOND);
            if (admits("main", "CreatePurgeTask", arrival)) {
                arrivals.add(arrival);
            }
        }
        Collections.sort(arrivals);

        assertThat(arrivals).hasSizeGreaterThan(100);
        for (int call = 3; call < arrivals.size(); call++) {
            assertThat(arrivals.get(call) - arrivals.get(call - 3)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void a_sandbox_counts_by_the_ticker_and_not_by_the_clock() {
        MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
        AtomicLong ticker = new AtomicLong();
        SandboxSettings settings =
                SandboxSettings.builder().clock(clock).ticker(ticker::get).build();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            for (int call = 0; call < 20; call++) {
                assertThat(client.quota().code()).isEmpty();
            }

            clock.advance(Duration.ofHours(1));
            assertThat(client.quota().code()).isEqualTo("RequestLimitExceeded");
            assertThat(client.tasks().code()).isEmpty();

            ticker.set(SECOND - 1);
            assertThat(client.quota().code()).isEqualTo("RequestLimitExceeded");

            ticker.set(SECOND);
            assertThat(client.quota().code()).isEmpty();
        }
    }

    @Test
    void calls_with_a_bad_signature_do_not_count() {
        MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
        SandboxSettings settings = SandboxSettings.builder()
                .clock(clock)
                .ticker(() -> 0)
                .callsPerSecond(1)
                .build();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            client.as(SandboxKey.of(SandboxSettings.SAMPLE_KEY.secretId(), "wrong"))
                    .quota();

            assertThat(client.quota().code()).isEmpty();
            assertThat(client.quota().code()).isEqualTo("RequestLimitExceeded");
        }
    }

    @Test
    void actions_of_one_name_in_two_products_are_counted_apart() {
        MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");
        SandboxSettings settings = SandboxSettings.builder()
                .clock(clock)
                .ticker(() -> 0)
                .callsPerSecond(1)
                .build();
        try (Sandbox sandbox = Sandbox.start(settings)) {
            SandboxClient client = new SandboxClient(sandbox, clock);
            String query = "{\"TaskId\":\"x\"}";

            assertThat(client.tasks().code()).isEmpty();
            assertThat(client.cdn("DescribePurgeTasks", query).code()).isEmpty();
            assertThat(client.cdn("DescribePurgeTasks", query).code()).isEqualTo("RequestLimitExceeded");
        }
    }
}
