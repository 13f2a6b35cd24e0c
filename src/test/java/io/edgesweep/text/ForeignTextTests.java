package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTests {

    @Test
    void is_on_one_line_and_moves_no_cursor_and_turns_no_direction() {
        assertThat(ForeignText.oneLine("a\r\nb\u001b[2Jc\u009bd\u202ee\u2066f\u200bg\u2028h\u00adi\ud800j"))
                .isEqualTo("a b [2Jc d e f g h i j");
        assertThat(ForeignText.oneLine("Grüße, 中文 😀")).isEqualTo("Grüße, 中文 😀");
    }

    @Test
    void is_cut_where_it_is_long() {
        assertThat(ForeignText.shown("Code\n".repeat(100), 12)).isEqualTo("Code Code Co…");
    }
}
