package io.edgesweep.input;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.TargetRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateTallyTests {

    private static final Instant BUILD = Instant.parse("2026-11-29T02:00:01Z");

    private final DateTally dates = new DateTally();

    private static TargetRow row(long ordinal, Instant lastmod) {
        return aTarget().at(ordinal).withLastmod(lastmod).build();
    }

    @Test
    void says_that_nearly_all_dates_are_of_one_build_with_the_share_and_the_remedy() {
        for (int i = 0; i < 102; i++) {
            dates.saw(row(i, BUILD.plusSeconds(i)));
        }
        for (int i = 102; i < 107; i++) {
            dates.saw(row(i, BUILD.minus(Duration.ofDays(i))));
        }

        assertThat(dates.reasons())
                .singleElement()
                .extracting(Words.english()::say)
                .asString()
                .startsWith("102 of 107 (95 %) dates in ")
                .contains("as when each build renews all")
                .contains("changed-by: [etag] or [content]");
    }

    @Test
    void says_nothing_of_dates_that_differ_or_of_a_few() {
        for (int i = 0; i < 100; i++) {
            dates.saw(row(i, BUILD.plus(Duration.ofHours(i))));
        }

        assertThat(dates.reasons()).isEmpty();

        DateTally few = new DateTally();
        for (int i = 0; i < 19; i++) {
            few.saw(row(i, BUILD));
        }
        assertThat(few.reasons()).isEmpty();
    }

    @Test
    void says_that_the_dates_of_pages_that_were_purged_before_have_moved() {
        for (int i = 0; i < 40; i++) {
            TargetRow row = row(i, BUILD.plus(Duration.ofHours(i)));
            dates.saw(row);
            long same = row.lastmod().number();
            dates.compared(row, new LastPurge(i < 2 ? same : same - 1, BUILD, false));
        }

        assertThat(dates.reasons())
                .singleElement()
                .extracting(Words.english()::say)
                .asString()
                .startsWith("38 of 40 (95 %) pages in ")
                .contains("have another date since. If it is so every night");
    }

    @Test
    void a_new_page_and_one_that_is_wanted_anyhow_have_not_moved() {
        for (int i = 0; i < 40; i++) {
            TargetRow row = row(i, BUILD.plus(Duration.ofHours(i)));
            dates.compared(row, i % 2 == 0 ? null : LastPurge.DISREGARDED);
        }

        assertThat(dates.reasons()).isEmpty();
    }
}
