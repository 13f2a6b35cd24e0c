package io.edgesweep.provider.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.time.HandMovedTime;
import io.edgesweep.time.Sleeper;
import io.github.bucket4j.TimeMeter;
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

class PacerTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-22T02:00:00Z"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 100})
    void never_lets_more_than_the_ceiling_pass_in_any_second(int ceiling) throws InterruptedException {
        Pacer pacer = pacer(ceiling);
        Random random = new Random(ceiling);
        List<Long> passed = new ArrayList<>();

        for (int i = 0; i < 20 * ceiling; i++) {
            // Callers come in crowds and after pauses, and wake up late.
            if (random.nextInt(10) == 0) {
                time.move(Duration.ofMillis(random.nextInt(3000)));
            }
            pacer.await();
            passed.add(time.nanos());
            time.move(Duration.ofNanos(random.nextInt(2_000_000)));
        }

        assertThat(mostInOneSecond(passed)).isLessThanOrEqualTo(ceiling);
    }

    @Test
    void uses_ninety_nine_hundredths_of_the_ceiling() throws InterruptedException {
        Pacer pacer = pacer(20);
        long start = time.nanos();

        for (int i = 0; i < 2001; i++) {
            pacer.await();
        }

        double perSecond = 2000.0 * SECOND / (time.nanos() - start);
        assertThat(perSecond).isBetween(19.7, 19.9);
    }

    @Test
    void keeps_neighbours_apart() throws InterruptedException {
        Pacer pacer = pacer(20);
        List<Long> passed = new ArrayList<>();

        for (int i = 0; i < 100; i++) {
            pacer.await();
            passed.add(time.nanos());
        }

        for (int i = 1; i < passed.size(); i++) {
            assertThat(passed.get(i) - passed.get(i - 1)).isGreaterThanOrEqualTo(SECOND / 40);
        }
    }

    @Test
    void holds_everybody_for_a_second_and_goes_on_slower_after_a_refusal() throws InterruptedException {
        Pacer pacer = pacer(20);
        pacer.await();
        long refused = time.nanos();

        pacer.slowDown();
        pacer.slowDown();
        pacer.await();
        long first = time.nanos();
        for (int i = 0; i < 200; i++) {
            pacer.await();
        }

        assertThat(first - refused).isGreaterThanOrEqualTo(SECOND);
        double perSecond = 200.0 * SECOND / (time.nanos() - first);
        assertThat(perSecond).isBetween(15.0, 16.5);
    }

    @Test
    void becomes_as_fast_again_when_nobody_complains() throws InterruptedException {
        Pacer pacer = pacer(20);
        pacer.slowDown();
        for (int i = 0; i < 5; i++) {
            time.move(Duration.ofSeconds(31));
            pacer.await();
        }
        time.move(Duration.ofSeconds(5));
        long start = time.nanos();

        for (int i = 0; i < 401; i++) {
            pacer.await();
        }

        assertThat(400.0 * SECOND / (time.nanos() - start)).isGreaterThan(19.5);
    }

    @Test
    void lets_many_lanes_pass_one_after_the_other() throws InterruptedException {
        Pacer pacer = new Pacer(200, TimeMeter.SYSTEM_NANOTIME, Sleeper.real());
        List<Long> passed = new ArrayList<>();
        ExecutorService lanes = Executors.newFixedThreadPool(16);

        for (int i = 0; i < 400; i++) {
            lanes.submit(() -> {
                pacer.await();
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

    private Pacer pacer(int ceiling) {
        return new Pacer(
                ceiling,
                new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return time.nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                },
                time);
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
