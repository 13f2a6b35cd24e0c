package io.edgesweep.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource({
        "https://a/**,            https://a/,                true",
        "https://a/**,            https://a/b/c?d=e,         true",
        "https://a/**,            https://a.evil/,           false",
        "https://a/*,             https://a/b,               true",
        "https://a/*,             https://a/,                true",
        "https://a/*,             https://a/b/c,             false",
        "https://a/*/c,           https://a/b/c,             true",
        "https://a/*/c,           https://a/b/b/c,           false",
        "https://a/**/c,          https://a/b/b/c,           true",
        "https://a/**/c,          https://a/c,               false",
        "**/tmp/**,               https://a/x/tmp/y,         true",
        "**/tmp/**,               https://a/tmpx/y,          false",
        "**.jpg,                  https://a/b/c.jpg,         true",
        "**.jpg,                  https://a/b/c.jpg?x,       false",
        "https://*.a.test/**,     https://www.a.test/,       true",
        "https://*.a.test/**,     https://evil/.a.test/,     false",
        "https://a/v?/*,          https://a/v1/x,            true",
        "https://a/v?/*,          https://a/v10/x,           false",
        "https://a/v?x,           https://a/v/x,             false",
        "https://a/b?id=1,        https://a/b?id=1,          true",
        "https://a/[b].{c}+(d)\\, https://a/[b].{c}+(d)\\,   true",
        "https://a/.,             https://a/b,               false",
        "https://a/,              https://a/b,               false",
        "https://a/b,             https://a/,                false",
        "HTTPS://a/,              https://a/,                false",
        "'',                      '',                        true",
        "'',                      x,                         false",
        "*,                       '',                        true",
        "***,                     a/b,                       true",
    })
    void matches_whole_urls(String pattern, String url, boolean expected) {
        assertThat(new Glob(pattern).matches(url)).isEqualTo(expected);
    }

    @Test
    void decides_as_a_slow_and_simple_one_does() {
        Random random = new Random(11);
        int matches = 0;
        for (int i = 0; i < 300_000; i++) {
            String pattern = random(random, "ab/*?*", 9);
            String text = random(random, "ab/", 9);

            boolean expected = slowly(pattern, text);

            assertThat(new Glob(pattern).matches(text))
                    .as(pattern + " on " + text)
                    .isEqualTo(expected);
            matches += expected ? 1 : 0;
        }
        assertThat(matches).isGreaterThan(10_000);
    }

    /** A regular expression needs longer than anybody waits. */
    @Test
    void is_not_kept_busy_by_many_stars() {
        String text = "https://a/" + "a".repeat(2000);

        assertThat(new Glob("**a".repeat(20) + "b").matches(text)).isFalse();
        assertThat(new Glob("https://a/" + "*a".repeat(20) + "b").matches(text)).isFalse();
        assertThat(new Glob("**" + "*a".repeat(20) + "**b").matches(text)).isFalse();
    }

    private static boolean slowly(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.startsWith("**")) {
            return slowly(pattern.substring(2), text) || (!text.isEmpty() && slowly(pattern, text.substring(1)));
        }
        if (pattern.startsWith("*")) {
            return slowly(pattern.substring(1), text)
                    || (!text.isEmpty() && text.charAt(0) != '/' && slowly(pattern, text.substring(1)));
        }
        boolean first = !text.isEmpty()
                && (pattern.charAt(0) == text.charAt(0) || (pattern.charAt(0) == '?' && text.charAt(0) != '/'));
        return first && slowly(pattern.substring(1), text.substring(1));
    }

    private static String random(Random random, String letters, int maxLength) {
        StringBuilder result = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            result.append(letters.charAt(random.nextInt(letters.length())));
        }
        return result.toString();
    }
}
