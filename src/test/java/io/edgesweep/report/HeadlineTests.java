package io.edgesweep.report;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.report.RunReport.ForecastLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadlineTests {

    @Test
    void a_purge_that_is_confirmed_is_not_called_fresh_and_stale_pages_are_told() {
        CountLine counts = counted().read(26).confirmed(25).invalid(1).line();

        assertThat(headline(counts, 0).text(Words.english()))
                .isEqualTo("25 of 26 confirmed; 1 invalid. Nothing of it is left to purge.");
        assertThat(headline(counts, 10).text(Words.english()))
                .isEqualTo("25 of 26 confirmed; 1 invalid. Nothing of it is left to purge."
                        + " The CDN still serves old copies of 10 pages.");
        assertThat(Headline.of(facts(counts, 10), Words.of(Language.CHINESE)).meaning())
                .isEqualTo("没有剩余的目标待刷新。CDN 仍在返回 10 个页面的旧副本。");
    }

    @Test
    void stale_pages_are_told_beside_what_failed() {
        CountLine counts = counted().read(3).confirmed(2).failed(1).line();

        assertThat(headline(counts, 1).meaning())
                .isEqualTo("1 target may still be served stale. The CDN still serves old copies of 1 page.");
    }

    @Test
    void pages_of_which_nothing_could_be_told_are_not_passed_over() {
        Headline.Facts known = facts(counted().read(3).confirmed(3).line(), 0);
        EdgeLine unknown = new EdgeLine(3, 0, 0, 3, List.of(), List.of(), List.of());
        Headline.Facts facts = new Headline.Facts(
                known.counts(),
                null,
                unknown,
                known.forecast(),
                Verdict.CONFIRMED,
                Set.of(),
                known.took(),
                known.zone());

        assertThat(Headline.of(facts, Words.english()).meaning())
                .isEqualTo("Nothing of it is left to purge."
                        + " Of the 3 pages that were looked at, it is not known what the CDN serves.");
    }

    @Test
    void only_what_waits_for_quota_is_said_to_wait_for_the_quota_day_in_the_zone_of_the_job() {
        Headline.Facts known =
                facts(counted().read(9).confirmed(2).carriedOver(7).line(), 0);
        Headline.Facts facts = new Headline.Facts(
                known.counts(),
                null,
                null,
                new ForecastLine(7, 3, "2026-11-24", Instant.parse("2026-11-23T16:00:00Z")),
                Verdict.QUOTA_REACHED,
                Set.of(),
                known.took(),
                ZoneId.of("Asia/Shanghai"));

        assertThat(Headline.of(facts, Words.english()).numbers())
                .isEqualTo("2 of 9 confirmed; 4 wait for Tuesday 00:00 (Asia/Shanghai), 3 are held back.");
        assertThat(Headline.of(facts, Words.of(Language.CHINESE)).numbers())
                .contains("4 条等到")
                .contains("3 条被暂缓");
    }

    private static Headline headline(CountLine counts, long stale) {
        return Headline.of(facts(counts, stale), Words.english());
    }

    private static Headline.Facts facts(CountLine counts, long stale) {
        return new Headline.Facts(
                counts,
                null,
                stale == 0 ? null : new EdgeLine(25, 25 - stale, stale, 0, List.of(), List.of(), List.of()),
                new ForecastLine(0, 0, null, null),
                Verdict.PARTLY_FAILED,
                Set.of(),
                Duration.ofSeconds(3),
                ZoneOffset.UTC);
    }
}
