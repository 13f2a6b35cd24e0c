package io.edgesweep.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.process.HandMovedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prints how many calls a night's tasks take to be asked for, in a time of its own: {@code ./mvnw -Pbench test}. */
class AskingBenchmark {

    @ParameterizedTest
    @CsvSource({"2000, 100, 3, 2, 0", "400, 100, 3, 2, 100"})
    void calls_for_asking(int batches, int targets, int seconds, int lag, int others) throws Exception {
        HandMovedTime time = new HandMovedTime(Instant.parse("2026-11-22T02:00:00Z"));
        AskedNight night = new AskedNight(
                        TestLedgers.inMemory(),
                        time,
                        new TasksByTime.Ways(
                                Duration.ofSeconds(seconds), Duration.ofSeconds(lag), Duration.ZERO, 1000, true, false),
                        "run-1",
                        batches,
                        targets,
                        others)
                .played();

        assertThat(night.isAllConfirmed()).isTrue();
        System.out.printf(
                Locale.ROOT,
                "%d calls of %d targets, tasks of %d s, listed after %d s, %d targets of others beside each: %d calls for asking,"
                        + " the last confirmed %.1f s after the last call%n",
                batches,
                targets,
                seconds,
                lag,
                others,
                night.questions(),
                night.sinceTheLastCall().toMillis() / 1000.0);
    }
}
