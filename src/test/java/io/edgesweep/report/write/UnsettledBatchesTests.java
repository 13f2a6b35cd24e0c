package io.edgesweep.report.write;

import static io.edgesweep.report.write.RowOutcomes.SENT;
import static io.edgesweep.report.write.RowOutcomes.submitted;
import static io.edgesweep.report.write.RowOutcomes.unsettled;
import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.report.UnsettledLine;
import io.edgesweep.text.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsettledBatchesTests {

    private final RowTally tally = new RowTally(SENT);

    @Test
    void tells_of_a_batch_what_was_called_and_which_targets_it_is_about() {
        for (int i = 0; i < 5; i++) {
            tally.add(unsettled(aTarget().at(i), BatchState.SUBMITTED, "2 of 5 targets still processing", SENT));
        }

        UnsettledLine line = only(tally.unsettled());

        assertThat(line.targets()).isEqualTo(5);
        assertThat(line.sent()).isEqualTo(SENT);
        assertThat(line.taskId()).isEqualTo("task-1");
        assertThat(line.requestId()).isEqualTo("request-1");
        assertThat(line.examples()).hasSize(3);
        assertThat(Words.english().say(line.evidence()))
                .isEqualTo("The provider accepted it; its task was asked for every target: 2 of 5 targets still"
                        + " processing");
    }

    @Test
    void says_whether_an_answer_came_back() {
        RowOutcome cutOff = unsettled(aTarget(), BatchState.SUBMITTING, "", null);
        RowOutcome unclear = unsettled(aTarget(), BatchState.UNSETTLED, "read timed out", SENT.plusSeconds(60));

        assertThat(evidence(cutOff)).contains("our process ended before an answer was written down");
        assertThat(evidence(unclear))
                .contains("brought no conclusive answer", "was searched for")
                .endsWith(": read timed out");
    }

    @Test
    void claims_no_question_that_nobody_asked() {
        assertThat(evidence(unsettled(aTarget(), BatchState.SUBMITTED, "", SENT)))
                .isEqualTo("The provider accepted it; nobody has asked yet what became of it");
        assertThat(causeOf(unsettled(aTarget(), BatchState.SUBMITTED, "", SENT)))
                .isEqualTo("in-progress.not-asked");
    }

    @Test
    void says_of_what_was_asked_whether_it_was_listed_and_whether_anybody_answered() {
        assertThat(causeOf(submitted(aTarget(), Reason.of("in-progress.of", 3, 5, 5))))
                .isEqualTo("in-progress");
        assertThat(causeOf(submitted(aTarget(), Reason.of("in-progress.of", 5, 5, 2))))
                .isEqualTo("in-progress.unlisted");
        assertThat(causeOf(
                        submitted(aTarget(), Reason.of("in-progress.time-up", Reason.of("in-progress.of", 5, 5, 0)))))
                .isEqualTo("in-progress.unlisted");
        assertThat(causeOf(submitted(aTarget(), Reason.of("in-progress.not-listed"))))
                .isEqualTo("in-progress.unlisted");
        assertThat(causeOf(submitted(aTarget(), Reason.of("error.late", "the API"))))
                .isEqualTo("in-progress.no-answer");
    }

    private static String causeOf(RowOutcome row) {
        return UnsettledBatches.cause(row).code();
    }

    private static String evidence(RowOutcome row) {
        RowTally alone = new RowTally(SENT);
        alone.add(row);
        return Words.english().say(only(alone.unsettled()).evidence());
    }

    private static UnsettledLine only(List<UnsettledLine> lines) {
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
