package io.edgesweep.provider.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.process.HandMovedTime;
import io.edgesweep.process.Patience;
import io.edgesweep.process.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowLimiterTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-22T02:00:00Z"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 100})
    void never_lets_more_than_the_ceiling_pass_in_any_second(int ceiling) throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(ceiling);
        Random random = new Random(ceiling);
        List<Long> passed = new ArrayList<>();

        for (int i = 0; i < 20 * ceiling; i++) {
            // Callers come in crowds and after pauses, and wake up late.
            if (random.nextInt(10) == 0) {
                time.move(Duration.ofMillis(random.nextInt(3000)));
            }
            SlidingWindowLimiter.Given permit = permit(pacer);
            // A busy machine: the call leaves long after its permit was given, or not at all.
            time.move(Duration.ofNanos(random.nextInt(random.nextInt(5) == 0 ? 80_000_000 : 2_000_000)));
            if (random.nextInt(20) == 0) {
                permit.giveBack();
            } else {
                permit.left(time.nanos());
                passed.add(time.nanos());
            }
        }

        assertThat(mostInOneSecond(passed)).isLessThanOrEqualTo(ceiling);
    }

    @Test
    void uses_ninety_nine_hundredths_of_the_ceiling() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        long start = time.nanos();

        for (int i = 0; i < 2001; i++) {
            pass(pacer);
        }

        double perSecond = 2000.0 * SECOND / (time.nanos() - start);
        assertThat(perSecond).isBetween(19.7, 19.9);
    }

    @Test
    void keeps_neighbours_apart() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        List<Long> passed = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            pass(pacer);
            passed.add(time.nanos());
        }

        for (int i = 1; i < passed.size(); i++) {
            assertThat(passed.get(i) - passed.get(i - 1)).isGreaterThanOrEqualTo(SECOND / 40);
        }
    }

    @Test
    void holds_everybody_for_a_second_and_goes_on_slower_after_a_refusal() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        pass(pacer);

        refuseTwice(pacer);
        long refused = time.nanos();
        pass(pacer);
        long first = time.nanos();
        for (int i = 0; i < 200; i++) {
            pass(pacer);
        }

        assertThat(first - refused).isGreaterThanOrEqualTo(SECOND);
        double perSecond = 200.0 * SECOND / (time.nanos() - first);
        assertThat(perSecond).isBetween(15.0, 16.5);
    }

    @Test
    void becomes_as_fast_again_when_nobody_complains() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        refuseTwice(pacer);
        for (int i = 0; i < 5; i++) {
            time.move(Duration.ofSeconds(31));
            pass(pacer);
        }
        time.move(Duration.ofSeconds(5));
        long start = time.nanos();

        for (int i = 0; i < 401; i++) {
            pass(pacer);
        }

        assertThat(400.0 * SECOND / (time.nanos() - start)).isGreaterThan(19.5);
    }

    @Test
    void lets_many_lanes_pass_one_after_the_other() throws InterruptedException {
        SlidingWindowLimiter pacer = new SlidingWindowLimiter(200, System::nanoTime, Sleeper.real());
        List<Long> passed = new ArrayList<>();
        ExecutorService lanes = Executors.newFixedThreadPool(16);

        for (int i = 0; i < 400; i++) {
            lanes.submit(() -> {
                permit(pacer).left(System.nanoTime());
                synchronized (passed) {
                    passed.add(System.nanoTime());
                }
                return null;
            });
        }
        lanes.shutdown();

        assertThat(lanes.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(passed).hasSize(400);
    }

    @Test
    void counts_the_second_from_when_the_call_left() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(1);
        SlidingWindowLimiter.Given permit = permit(pacer);
        time.move(Duration.ofMillis(700));
        long left = time.nanos();
        permit.left(time.nanos());

        pass(pacer);

        assertThat(time.nanos() - left).isBetween(SECOND + SECOND / 100, SECOND + SECOND / 50);
    }

    @Test
    void gives_a_permit_that_was_not_used_to_the_next_at_once() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(1);
        long start = time.nanos();

        permit(pacer).giveBack();
        pass(pacer);

        assertThat(time.nanos() - start).isLessThanOrEqualTo(SECOND / 2);
    }

    @Test
    void loses_less_than_a_second_by_one_lone_refusal() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        for (int i = 0; i < 100; i++) {
            pass(pacer);
        }
        long refused = time.nanos();

        pacer.slowDown();
        for (int i = 0; i < 1000; i++) {
            pass(pacer);
        }

        // The calls that were held up leave one second's worth later at most, once.
        assertThat(time.nanos() - refused).isLessThan(SECOND * 1000 / 20 + SECOND);
    }

    @Test
    void takes_the_refusals_of_what_was_in_the_air_for_one() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        pass(pacer);
        for (int i = 0; i < 10; i++) {
            pacer.slowDown();
            time.move(Duration.ofMillis(50));
        }
        time.move(Duration.ofSeconds(1));

        assertThat(secondsFor(400, pacer)).isLessThan(20 * 1.015);
    }

    private void refuseTwice(SlidingWindowLimiter pacer) {
        pacer.slowDown();
        time.move(Duration.ofSeconds(2));
        pacer.slowDown();
    }

    @Test
    void leaves_more_room_between_two_seconds_to_a_network_that_needs_it() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        pacer.slowDown();
        time.move(Duration.ofMinutes(1));
        pacer.slowDown();
        time.move(Duration.ofSeconds(1));

        assertThat(secondsFor(400, pacer)).isBetween(20 * 1.015, 20 * 1.025);
        time.move(Duration.ofMinutes(2));
        assertThat(secondsFor(400, pacer)).isBetween(20 * 1.005, 20 * 1.015);
    }

    /** For so many calls after those that may leave at once. */
    private double secondsFor(int calls, SlidingWindowLimiter pacer) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            pass(pacer);
        }
        long start = time.nanos();
        for (int i = 0; i < calls; i++) {
            pass(pacer);
        }
        return (time.nanos() - start) / 1e9;
    }

    @Test
    void never_becomes_slower_than_a_tenth() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(20);
        for (int i = 0; i < 60; i++) {
            pacer.slowDown();
            pass(pacer);
            time.move(Duration.ofSeconds(1));
        }
        long start = time.nanos();

        for (int i = 0; i < 40; i++) {
            pass(pacer);
        }

        assertThat(40.0 * SECOND / (time.nanos() - start)).isBetween(1.7, 2.3);
    }

    @Test
    void lets_nobody_wait_longer_than_it_wants_to() throws InterruptedException {
        SlidingWindowLimiter pacer = pacer(1);
        pass(pacer);
        Instant enough = time.instant().plusMillis(300);

        assertThat(pacer.await(() -> !time.instant().isBefore(enough))).isEmpty();
        assertThat(time.instant()).isEqualTo(enough);
    }

    private static SlidingWindowLimiter.Given permit(SlidingWindowLimiter pacer) throws InterruptedException {
        return pacer.await(Patience.Wait.ENDLESS).orElseThrow();
    }

    private void pass(SlidingWindowLimiter pacer) throws InterruptedException {
        permit(pacer).left(time.nanos());
    }

    private SlidingWindowLimiter pacer(int ceiling) {
        return new SlidingWindowLimiter(ceiling, time::nanos, time);
    }

    private static int mostInOneSecond(List<Long> passed) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < passed.size(); last++) {
            while (passed.get(last) - passed.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
