package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HumanFormatTests {

    @Test
    void chinese_text_takes_two_columns_a_character_and_lines_up() {
        assertThat(HumanFormat.columns("nightly")).isEqualTo(7);
        assertThat(HumanFormat.columns("每晚www")).isEqualTo(7);
        assertThat(HumanFormat.columns("ｆｕｌｌ")).isEqualTo(8);
        assertThat(HumanFormat.columns("e\u0301")).isEqualTo(1);
        assertThat(HumanFormat.padded("每晚", 6)).isEqualTo("每晚  ");
        assertThat(HumanFormat.padded("too long", 3)).isEqualTo("too long");
    }
}
