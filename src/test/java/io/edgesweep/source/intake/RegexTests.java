package io.edgesweep.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regex:/news/                 | https://a/news/1 | true",
                "regex:^/news/                | https://a/news/1 | false",
                "regex:\\.jpe?g(\\?w=.)$    | https://a/1.jpeg?w=2 | true",
                "regex:(?i)NEWS               | https://a/news/1 | true",
                "**                           | https://a/1 | true",
            })
    void is_found_anywhere_unless_it_is_anchored(String pattern, String url, boolean expected) {
        assertThat(UrlPattern.of(Kind.URL, pattern).matches(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regex:(a+)+$", "regex:(a|aa)+$", "regex:(.*a){12}$", "regex:^(([a-z])+.)+[A-Z]([a-z])+$"})
    void is_not_kept_busy_by_an_expression_that_can_match_in_many_ways(String pattern) {
        String url = "https://a/" + "a".repeat(2000) + "!";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(UrlPattern.of(Kind.URL, pattern).matches(url)).isFalse());
    }
}
