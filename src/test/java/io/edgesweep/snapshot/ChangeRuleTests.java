package io.edgesweep.snapshot;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Lastmod.Precision;
import io.edgesweep.targets.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRuleTests {

    private static final Instant SENT = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final ChangeRule rule = new ChangeRule(null, NOW);

    @Test
    void a_row_that_says_the_same_has_not_changed() {
        TargetRow row = aTarget().withLastmod(SENT.plusSeconds(60)).build();

        assertThat(rule.unchanged(row, knownAs(row)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("2026-11-22T18:00:00Z", "the same since"));
    }

    @Test
    void a_lastmod_after_the_purge_is_a_change() {
        TargetRow before = aTarget().withLastmod(SENT.minusSeconds(60)).build();
        TargetRow after = aTarget().withLastmod(SENT.plusSeconds(60)).build();

        assertThat(rule.unchanged(after, knownAs(before))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T00:00:01Z", "2026-11-20", "2020-01-01T00:00:01Z", "2026-11-22T17:59:59Z"})
    void another_lastmod_is_a_change_though_it_is_older_than_the_purge(String moment) {
        TargetRow before = aTarget().withLastmod(value("2026-10-01")).build();

        assertThat(rule.unchanged(aTarget().withLastmod(value(moment)).build(), knownAs(before)))
                .isEmpty();
    }

    @Test
    void a_date_and_its_first_second_in_another_zone_are_two_values() {
        TargetRow before = aTarget().withLastmod(value("2026-10-01")).build();
        TargetRow after = aTarget()
                .withLastmod(new Lastmod(Instant.parse("2026-10-01T00:00:00Z"), Precision.MINUTE))
                .build();

        assertThat(rule.unchanged(after, knownAs(before))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // a day is over at noon of the next one, in UTC, and begins at 10:00 the day before
        "2026-11-22T00:00:00Z, DAY,    2026-11-22T18:00:00Z, 2026-11-23T11:00:00Z, false, true",
        "2026-11-22T00:00:00Z, DAY,    2026-11-22T18:00:00Z, 2026-11-23T11:00:00Z, true,  false",
        "2026-11-22T00:00:00Z, DAY,    2026-11-22T18:00:00Z, 2026-11-23T12:00:00Z, true,  true",
        "2026-11-22T00:00:00Z, DAY,    2026-11-23T12:00:00Z, 2026-11-24T12:00:00Z, false, false",
        "2026-11-22T00:00:00Z, DAY,    2026-11-21T10:00:00Z, 2026-11-21T11:00:00Z, false, true",
        "2026-11-22T00:00:00Z, DAY,    2026-11-21T09:59:59Z, 2026-11-21T11:00:00Z, false, false",
        "2026-11-22T00:00:00Z, DAY,    2026-11-21T09:59:59Z, 2026-11-23T12:00:00Z, false, false",
        "2026-11-22T17:59:00Z, MINUTE, 2026-11-22T17:59:59Z, 2026-11-22T18:00:00Z, false, true",
        "2026-11-22T17:59:00Z, MINUTE, 2026-11-22T18:00:00Z, 2026-11-23T18:00:00Z, false, false",
        "2026-11-22T18:00:00Z, SECOND, 2026-11-22T18:00:00Z, 2026-11-23T18:00:00Z, false, true",
        "2026-11-22T18:00:00Z, SECOND, 2026-11-22T18:00:01Z, 2026-11-23T18:00:00Z, false, false",
        "2026-11-01T00:00:00Z, MONTH,  2026-11-22T18:00:00Z, 2026-11-30T18:00:00Z, true,  false",
        "2026-11-01T00:00:00Z, MONTH,  2026-11-22T18:00:00Z, 2026-12-01T12:00:00Z, true,  true",
        "2026-01-01T00:00:00Z, YEAR,   2026-11-22T18:00:00Z, 2027-01-01T12:00:00Z, true,  true"
    })
    void the_same_lastmod_is_due_again_when_the_page_may_have_changed_after_the_purge(
            Instant from, Precision precision, Instant sentAt, Instant now, boolean repeated, boolean due) {
        TargetRow row = aTarget().withLastmod(new Lastmod(from, precision)).build();

        Optional<String> unchanged =
                new ChangeRule(null, now).unchanged(row, new LastPurge(RowVersion.of(row), sentAt, repeated));

        assertThat(unchanged.isEmpty()).isEqualTo(due);
    }

    @Test
    void another_column_that_says_something_new_is_a_change() {
        Instant lastmod = SENT.plusSeconds(60);
        TargetRow before = aTarget().withLastmod(lastmod).withExtra("hash", "1").build();
        TargetRow after = aTarget().withLastmod(lastmod).withExtra("hash", "2").build();

        assertThat(rule.unchanged(after, knownAs(before))).isEmpty();
    }

    @Test
    void a_row_without_lastmod_is_always_due() {
        TargetRow row = aTarget().build();

        assertThat(rule.unchanged(row, knownAs(row))).isEmpty();
    }

    @Test
    void a_row_without_lastmod_is_due_again_when_it_is_old_enough_if_the_job_says_so() {
        TargetRow row = aTarget().build();

        assertThat(new ChangeRule(Duration.ofDays(7), SENT.plus(Duration.ofDays(6))).unchanged(row, knownAs(row)))
                .isPresent();
        assertThat(new ChangeRule(Duration.ofDays(7), SENT.plus(Duration.ofDays(7))).unchanged(row, knownAs(row)))
                .isEmpty();
    }

    private static Lastmod value(String text) {
        return Lastmod.of(Instant.parse(text.length() > 10 ? text : text + "T00:00:00Z"));
    }

    private static LastPurge knownAs(TargetRow row) {
        return new LastPurge(RowVersion.of(row), SENT, false);
    }
}
