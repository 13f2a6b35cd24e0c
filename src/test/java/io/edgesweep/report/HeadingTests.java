package io.edgesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTests {

    private static final Instant STARTED = Instant.parse("2026-11-30T18:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "confirmed,       CONFIRMED,    good",
        "quota-reached,   CARRIED_OVER, waiting",
        "unsettled,       UNSETTLED,    unknown",
        "partly-failed,   FAILED,       bad",
        "partly-failed,   INVALID,      bad",
        "partly-failed,   CARRIED_OVER, waiting",
        "api-unavailable, CARRIED_OVER, waiting",
        "api-unavailable, REFUSED,      bad",
        "stopped,         CARRIED_OVER, waiting",
        "interrupted,     CARRIED_OVER, waiting",
        "denied,          CARRIED_OVER, waiting",
        "over-limit,      STOPPED,      bad",
        "local-state,     CARRIED_OVER, bad",
        "unexpected,      CARRIED_OVER, bad"
    })
    void is_red_where_something_failed_alone_and_else_says_that_a_hand_is_needed(
            String verdict, Outcome outcome, String tone) {
        Run run = new Run(
                "run",
                "nightly",
                "www",
                RunState.FINISHED,
                "url by invalidate",
                "hash",
                "web-1",
                STARTED,
                STARTED.plusSeconds(60),
                new OutcomeCounts(1, 0, Map.of(outcome, 1L)),
                verdict,
                0,
                false,
                1);

        assertThat(Heading.of(run).tone()).isEqualTo(tone);
    }
}
