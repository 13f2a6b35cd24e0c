package io.edgesweep.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static final Words WORDS = Words.of(Language.ENGLISH);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void says_from_when_to_when_it_is_and_how_many_targets_its_columns_stand_for() {
        Trend trend = Trend.of(
                List.of(run("2026-11-30T18:00:00Z", 9_000, 1_000), run("2026-11-29T18:00:00Z", 40, 2)),
                SHANGHAI,
                WORDS);

        assertThat(trend.most()).isEqualTo("10,000");
        assertThat(trend.span())
                .isEqualTo("from 2026-11-30 02:00:00 to 2026-12-01 02:00:00, oldest first: 42 to 10,000 targets a run");
        assertThat(trend.columns().get(1).openY()).isZero();
    }

    private static Run run(String started, long confirmed, long failed) {
        Instant began = Instant.parse(started);
        return new Run(
                "run-" + started,
                "nightly",
                "www",
                RunState.FINISHED,
                "url by invalidate",
                "hash",
                "web-1",
                began,
                began.plusSeconds(60),
                new OutcomeCounts(confirmed + failed, 0, Map.of(Outcome.CONFIRMED, confirmed, Outcome.FAILED, failed)),
                "partly-failed",
                3,
                false,
                failed);
    }
}
