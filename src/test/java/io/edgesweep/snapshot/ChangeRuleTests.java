package io.edgesweep.snapshot;

import static io.edgesweep.target.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.spill.Known;
import io.edgesweep.target.TargetRow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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

    @Test
    void a_lastmod_that_is_new_but_before_the_purge_is_covered_by_it() {
        TargetRow before = aTarget().withLastmod(SENT.minusSeconds(60)).build();
        TargetRow after = aTarget().withLastmod(SENT.minusSeconds(30)).build();

        assertThat(rule.unchanged(after, knownAs(before))).isPresent();
    }

    @Test
    void a_day_without_a_time_may_have_changed_after_a_purge_on_that_day() {
        TargetRow before =
                aTarget().withLastmod(Instant.parse("2026-11-21T00:00:00Z")).build();
        TargetRow after =
                aTarget().withLastmod(Instant.parse("2026-11-22T00:00:00Z")).build();

        assertThat(rule.unchanged(after, knownAs(before))).isEmpty();
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

    private static Known knownAs(TargetRow row) {
        return new Known(RowVersion.of(row), SENT);
    }
}
