package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTests {

    @Test
    void is_kept_with_its_numbers_and_the_reasons_within() {
        Reason reason = Reason.of("bad-row.endless", Reason.of("bad-row.too-long", 1000), "say \"3\"", 4L);

        assertThat(Reason.ofKept(reason.kept())).isEqualTo(reason);
        assertThat(Reason.ofKept(Reason.NONE.kept())).isEqualTo(Reason.NONE);
    }

    @Test
    void takes_what_is_no_reason_for_words() {
        assertThat(Reason.ofKept("node down")).isEqualTo(Reason.said("node down"));
        assertThat(Reason.ofKept("{\"code\":")).isEqualTo(Reason.said("{\"code\":"));
    }

    @Test
    void holds_texts_on_one_line() {
        assertThat(Reason.of("excluded.exclude", "a\n\u202eb").arguments()).containsExactly("a b");
    }

    @Test
    void is_of_the_cause_before_the_dot() {
        assertThat(Reason.of("bad-row.empty").family()).isEqualTo("bad-row");
        assertThat(Reason.of("foreign-host").family()).isEqualTo("foreign-host");
    }
}
