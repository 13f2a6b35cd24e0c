package io.edgesweep.report.write;

import static io.edgesweep.report.write.RowOutcomes.rejected;
import static io.edgesweep.report.write.RowOutcomes.sent;
import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.edgesweep.report.RunReport.ShareLine;
import io.edgesweep.report.RunReport.SharesLine;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTalliesTests {

    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");

    private final RowTally tally = new RowTally(START);

    @Test
    void counts_by_the_host_that_a_row_names_rejected_ones_too() {
        tally.add(sent(aTarget().withValue("https://www.example.com/a"), Outcome.CONFIRMED));
        tally.add(sent(aTarget().withValue("https://www.example.com:8443/b"), Outcome.FAILED));
        tally.add(sent(aTarget().withKind(Kind.HOST).withValue("static.example.com"), Outcome.CONFIRMED));
        tally.add(sent(aTarget().withKind(Kind.TAG).withValue("news"), Outcome.REFUSED));
        tally.add(rejected(7, "https://me:secret@Other.example/x?y", Outcome.INVALID));
        tally.add(rejected(8, "nothing of the kind", Outcome.INVALID));
        tally.add(rejected(9, "https://www.example.com/a", Outcome.DUPLICATE));

        assertThat(tally.shares().hosts())
                .extracting(ShareLine::name, ShareLine::rows, ShareLine::confirmed, ShareLine::leftOut)
                .containsExactly(
                        tuple("", 2L, 0L, 0L),
                        tuple("www.example.com", 3L, 1L, 1L),
                        tuple("other.example", 1L, 0L, 0L),
                        tuple("static.example.com", 1L, 1L, 0L));
    }

    @Test
    void counts_every_row_in_each_list_however_many_names_there_are() {
        for (int i = 0; i < 3000; i++) {
            tally.add(sent(aTarget().withValue("https://host-" + i + ".example.com/"), Outcome.CONFIRMED));
            tally.add(rejected(i, "https://host-" + i + ".example.net/", Outcome.INVALID));
        }

        SharesLine shares = tally.shares();

        assertThat(List.of(shares.sites(), shares.hosts(), shares.sources())).allSatisfy(list -> {
            assertThat(list).hasSizeLessThanOrEqualTo(101);
            assertThat(list.stream().mapToLong(ShareLine::rows).sum()).isEqualTo(6000);
        });
        assertThat(shares.hosts().get(100).name()).isEqualTo("(others)");
    }

    @Test
    void tells_in_which_lines_of_a_source_something_is_still_to_be_purged() {
        for (long line : new long[] {3, 5, 6, 7, 20, 22, 24, 26, 28, 30, 32}) {
            tally.add(rejected(line, "x", Outcome.INVALID));
        }
        tally.add(rejected(40, "y", Outcome.EXCLUDED));

        assertThat(tally.shares().sources())
                .singleElement()
                .extracting(ShareLine::lines)
                .isEqualTo("3, 5–7, 20, 22, 24, 26, 28, 30, …");
    }
}
