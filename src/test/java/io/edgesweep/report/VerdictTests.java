package io.edgesweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED,     CONFIRMED,       0",
        "DUPLICATE,     NOTHING_TO_DO,   0",
        "EXCLUDED,      NOTHING_TO_DO,   0",
        "UNCHANGED,     NOTHING_TO_DO,   0",
        "INVALID,       PARTLY_FAILED,   3",
        "FAILED,        PARTLY_FAILED,   3",
        "REFUSED,       PARTLY_FAILED,   3",
        "CARRIED_OVER,  QUOTA_REACHED,   4",
        "UNSETTLED,     UNSETTLED,       9"
    })
    void follows_from_what_became_of_the_targets(Outcome outcome, Verdict verdict, int exitCode) {
        Verdict given = Verdict.of(new OutcomeCounts(1, 0, Map.of(outcome, 1L)), Map.of(), Set.of());

        assertThat(given).isEqualTo(verdict);
        assertThat(given.exitCode().code()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTE,        CONFIRMED,        0",
        "SOURCE,      PARTLY_FAILED,    3",
        "DEADLINE,    PARTLY_FAILED,    3",
        "HELD,        PARTLY_FAILED,    3",
        "NO_INPUT,    NO_VALID_INPUT,   5",
        "LIMIT,       OVER_LIMIT,       2",
        "DENIED,      DENIED,           7",
        "UNAVAILABLE, API_UNAVAILABLE,  8",
        "LOCAL,       LOCAL_STATE,     10",
        "INTERRUPTED, INTERRUPTED,    143",
        "UNEXPECTED,  UNEXPECTED,       1"
    })
    void follows_from_what_was_found(FindingKind finding, Verdict verdict, int exitCode) {
        Verdict given = Verdict.of(new OutcomeCounts(1, 0, Map.of(Outcome.CONFIRMED, 1L)), Map.of(), Set.of(finding));

        assertThat(given).isEqualTo(verdict);
        assertThat(given.exitCode().code()).isEqualTo(exitCode);
    }

    @Test
    void is_the_worst_of_all() {
        OutcomeCounts everything = new OutcomeCounts(
                4,
                0,
                Map.of(Outcome.CONFIRMED, 1L, Outcome.FAILED, 1L, Outcome.CARRIED_OVER, 1L, Outcome.UNSETTLED, 1L));

        assertThat(Verdict.of(everything, Map.of(), Set.of())).isEqualTo(Verdict.UNSETTLED);
        assertThat(Verdict.of(everything, Map.of(), Set.of(FindingKind.UNAVAILABLE)))
                .isEqualTo(Verdict.API_UNAVAILABLE);
        assertThat(Verdict.of(everything, Map.of(), Set.of(FindingKind.UNAVAILABLE, FindingKind.DENIED)))
                .isEqualTo(Verdict.DENIED);
    }

    @Test
    void is_found_again_by_its_word() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(Verdict.ofWord(verdict.word())).isEqualTo(verdict);
        }
        assertThat(Verdict.ofWord("of-a-later-version")).isEqualTo(Verdict.UNEXPECTED);
    }
}
