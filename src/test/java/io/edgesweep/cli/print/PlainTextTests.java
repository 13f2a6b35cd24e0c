package io.edgesweep.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.text.Reason;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainTextTests {

    private static RejectedRow row(long ordinal, Rejection rejection, String code) {
        return new RejectedRow(
                ordinal, new Place("urls.csv", ordinal), "/" + ordinal, rejection, Reason.of(code, ordinal));
    }

    @Test
    void a_plan_names_a_few_of_the_rows_that_have_not_changed_for_one_cause() {
        List<RejectedRow> rows = Stream.concat(
                        LongStream.range(0, 20).mapToObj(each -> row(each, Rejection.UNCHANGED, "unchanged.same-page")),
                        LongStream.range(20, 25).mapToObj(each -> row(each, Rejection.INVALID, "bad-row.empty")))
                .toList();

        assertThat(PlainText.ofEachCause(rows))
                .extracting(RejectedRow::ordinal)
                .containsExactly(0L, 1L, 2L, 20L, 21L, 22L, 23L, 24L);
    }
}
