package io.edgesweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleCharactersTests {

    @ParameterizedTest
    @CsvSource({
        "'a',                       a,        ''",
        "'  a\t\n',                 a,        ''",
        "'\u00a0a\u3000\u202f',     a,        ''",
        "'a\u200b',                 a,        U+200B",
        "'\ufeff \ufeffa',          a,        U+FEFF",
        "'\u200ea\u00ad \u200b',    a,        U+200E U+00AD U+200B",
        "'a\u200c',                 a,        U+200C",
        "'a\u200bb',                'a\u200bb', ''",
        "'\u200b\u00a0',            '',       U+200B",
        "'',                        '',       ''",
    })
    void takes_off_the_ends_what_nobody_sees_and_names_it(String text, String trimmed, String dropped) {
        assertThat(InvisibleCharacters.trimmed(text)).isEqualTo(trimmed);
        assertThat(InvisibleCharacters.dropped(text)).isEqualTo(dropped);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202E, 0x2060, 0x2066, 0x3164, 0xFEFF, 0xFFFF, 0xFDD0,
                0x1FFFE
            })
    void knows_what_nobody_sees(int c) {
        assertThat(InvisibleCharacters.is(c)).isTrue();
    }

    @Test
    void leaves_in_what_is_seen_or_changes_what_is_seen_beside_it() {
        String signs = "a\u00e9\u0645\u06cc\u200c\u0634\u0648\u0645\u2764\ufe0f\u200d\ud83d\udd25\u06dd\u4e2d";

        assertThat(signs.codePoints().filter(InvisibleCharacters::is)).isEmpty();
        assertThat(InvisibleCharacters.trimmed(signs)).isEqualTo(signs);
    }
}
