package io.edgesweep.snapshot;

import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Lastmod.Precision;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRuleTests {

    private static final Instant SENT = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final ChangeRule rule = ruleAt(null, NOW);

    @Test
    void a_row_that_says_the_same_has_not_changed() {
        TargetRow row = aTarget().withLastmod(SENT.plusSeconds(60)).build();

        assertThat(unchanged(rule, row, knownAs(row)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("2026-11-22 18:00:00 UTC", "the same since"));
    }

    @Test
    void a_lastmod_after_the_purge_is_a_change() {
        TargetRow before = aTarget().withLastmod(SENT.minusSeconds(60)).build();
        TargetRow after = aTarget().withLastmod(SENT.plusSeconds(60)).build();

        assertThat(unchanged(rule, after, knownAs(before))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T00:00:01Z", "2026-11-20", "2020-01-01T00:00:01Z", "2026-11-22T17:59:59Z"})
    void another_lastmod_is_a_change_though_it_is_older_than_the_purge(String moment) {
        TargetRow before = aTarget().withLastmod(value("2026-10-01")).build();

        assertThat(unchanged(rule, aTarget().withLastmod(value(moment)).build(), knownAs(before)))
                .isEmpty();
    }

    @Test
    void a_date_and_its_first_second_in_another_zone_are_two_values() {
        TargetRow before = aTarget().withLastmod(value("2026-10-01")).build();
        TargetRow after = aTarget()
                .withLastmod(new Lastmod(Instant.parse("2026-10-01T00:00:00Z"), Precision.MINUTE))
                .build();

        assertThat(unchanged(rule, after, knownAs(before))).isEmpty();
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
                unchanged(ruleAt(null, now), row, new LastPurge(RowVersion.of(row), sentAt, repeated));

        assertThat(unchanged.isEmpty()).isEqualTo(due);
    }

    @Test
    void another_column_that_says_something_new_is_a_change() {
        Instant lastmod = SENT.plusSeconds(60);
        TargetRow before = aTarget().withLastmod(lastmod).withExtra("hash", "1").build();
        TargetRow after = aTarget().withLastmod(lastmod).withExtra("hash", "2").build();

        assertThat(unchanged(rule, after, knownAs(before))).isEmpty();
    }

    @Test
    void a_row_without_lastmod_is_always_due() {
        TargetRow row = aTarget().build();

        assertThat(unchanged(rule, row, knownAs(row))).isEmpty();
    }

    @Test
    void a_row_without_lastmod_is_due_again_when_it_is_old_enough_if_the_job_says_so() {
        TargetRow row = aTarget().build();

        assertThat(unchanged(ruleAt(Duration.ofDays(7), SENT.plus(Duration.ofDays(6))), row, knownAs(row)))
                .isPresent();
        assertThat(unchanged(ruleAt(Duration.ofDays(7), SENT.plus(Duration.ofDays(7))), row, knownAs(row)))
                .isEmpty();
    }

    @Test
    void the_next_sign_is_looked_at_where_one_says_nothing() {
        TargetRow row = aTarget().build();
        LastPurge known = knownAs(row, new Seen(SENT, 7, 9));

        assertThat(unchanged(by(ChangeSign.LASTMOD, ChangeSign.ETAG), row.with(new Seen(SENT, 7, 0)), known))
                .hasValueSatisfying(words -> assertThat(words).contains("same", "etag"));
        assertThat(unchanged(by(ChangeSign.ETAG, ChangeSign.CONTENT), row.with(new Seen(SENT, 0, 9)), known))
                .isPresent();
        assertThat(unchanged(by(ChangeSign.ETAG, ChangeSign.CONTENT), row.with(new Seen(SENT, 8, 9)), known))
                .isEmpty();
    }

    @Test
    void an_answer_is_not_compared_with_one_for_which_something_else_counted_as_the_page() {
        TargetRow row = aTarget().build().with(new Seen(SENT, 0, 9));
        LastPurge known = knownAs(row, new Seen(SENT, 0, 1L << 60 | 7));
        ChangeRule.Terms learning = new ChangeRule.Terms(List.of(ChangeSign.CONTENT), null, false, true);

        assertThat(new ChangeRule(learning, SENT).of(row, known).finding()).isEqualTo(Change.Finding.LEARNED);
    }

    @Test
    void what_is_not_known_is_due_only_if_the_job_says_so() {
        TargetRow row = aTarget().build().with(Seen.nothing(SENT, Seen.Gap.NO_ANSWER));
        ChangeRule.Terms skip = new ChangeRule.Terms(List.of(ChangeSign.CONTENT), null, false, false);
        ChangeRule.Terms send = new ChangeRule.Terms(List.of(ChangeSign.CONTENT), null, true, false);

        assertThat(new ChangeRule(skip, SENT).of(row, knownAs(row)))
                .isEqualTo(new Change(
                        Change.Finding.UNKNOWN, Reason.of("unchanged.not-known", Reason.of("gap.no-answer"))));
        assertThat(new ChangeRule(send, SENT).of(row, knownAs(row))).isEqualTo(Change.DUE);
    }

    private static ChangeRule by(ChangeSign... signs) {
        return new ChangeRule(new ChangeRule.Terms(List.of(signs), null, false, false), SENT);
    }

    private static ChangeRule ruleAt(@Nullable Duration undated, Instant now) {
        return new ChangeRule(ChangeRule.Terms.byLastmod(undated), now);
    }

    private static Optional<String> unchanged(ChangeRule rule, TargetRow row, LastPurge known) {
        Change change = rule.of(row, known);
        return change.finding() == Change.Finding.DUE
                ? Optional.empty()
                : Optional.of(Words.english().say(change.reason()));
    }

    private static LastPurge knownAs(TargetRow row, Seen seen) {
        return new LastPurge(RowVersion.of(row), SENT, false, seen);
    }

    private static Lastmod value(String text) {
        return Lastmod.of(Instant.parse(text.length() > 10 ? text : text + "T00:00:00Z"));
    }

    private static LastPurge knownAs(TargetRow row) {
        return new LastPurge(RowVersion.of(row), SENT, false);
    }
}
