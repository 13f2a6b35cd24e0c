package io.edgesweep.report.write;

import static io.edgesweep.report.write.RowOutcomes.failed;
import static io.edgesweep.report.write.RowOutcomes.rejected;
import static io.edgesweep.report.write.RowOutcomes.sent;
import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTests {

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void has_a_sentence_for_whatever_was_not_purged(Outcome outcome) {
        boolean byUs = EnumSet.of(Outcome.INVALID, Outcome.EXCLUDED, Outcome.DUPLICATE, Outcome.UNCHANGED)
                .contains(outcome);

        assertThat(advice(byUs ? rejected(3, "x", outcome) : sent(aTarget(), outcome)))
                .endsWith(".");
    }

    private static String advice(RowOutcome row) {
        return Words.english().say(ReasonCode.of(row).advice());
    }

    @Test
    void does_not_promise_another_try_of_what_was_tried_often_enough() {
        assertThat(advice(failed(aTarget(), 2))).startsWith("The next runs try it again by themselves");
        assertThat(advice(failed(aTarget(), 3)))
                .startsWith("It has failed 3 times and is not tried again by itself: edgesweep retry sends it again");
    }

    @Test
    void tells_calls_apart_by_their_cause_and_not_by_their_request() {
        RowTally tally = new RowTally(Instant.EPOCH);
        for (String request : List.of("17-a", "18-b")) {
            ProviderError error = new ProviderError(
                    ErrorClass.RETRY, "CreatePurgeTask", "InternalError", Reason.said("oops"), request, "");
            tally.add(sent(aTarget(), Outcome.CARRIED_OVER, error.reason()));
        }

        assertThat(tally.failures())
                .singleElement()
                .extracting(line -> Words.english().say(line.reason()), FailureLine::targets)
                .containsExactly("CreatePurgeTask: InternalError, oops", 2L);
    }
}
