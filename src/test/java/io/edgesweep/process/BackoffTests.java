package io.edgesweep.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(20));

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "5, 16000", "6, 20000", "2000, 20000"})
    void doubles_up_to_its_limit_and_differs_by_up_to_a_half(int failures, long millis) {
        Random random = new Random(7);

        assertThat(IntStream.range(0, 200).mapToObj(i -> backoff.after(failures, random)))
                .allSatisfy(
                        wait -> assertThat(wait.toMillis()).isBetween(millis / 2, Math.min(millis * 3 / 2, 20_000)));
    }

    @Test
    void is_not_the_same_for_two_who_failed_at_once() {
        Random random = new Random(7);

        assertThat(backoff.after(3, random)).isNotEqualTo(backoff.after(3, random));
    }
}
