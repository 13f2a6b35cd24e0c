package io.edgesweep.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.CacheKey.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheKeyTests {

    private static final CacheKey NAMED = new CacheKey(false, Query.NAMED, List.of("v", "id"), false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://www.example.com/A?v=1       | https://www.example.com/a?v=1",
                "https://www.example.com/a?x=2&v=1&y | https://www.example.com/a?v=1",
                "https://www.example.com/a?id=&v     | https://www.example.com/a?id=&v",
                "https://www.example.com/a?vv=1      | https://www.example.com/a",
                "http://www.example.com:8080/        | https://www.example.com:8080/"
            })
    void leaves_out_what_does_not_count(String url, String object) {
        assertThat(NAMED.of(new Target(Kind.URL, url))).isEqualTo(object);
    }

    @Test
    void leaves_a_target_as_it_is_when_everything_counts_or_it_is_no_url() {
        String url = "http://www.example.com/A?x=1";

        assertThat(CacheKey.WHOLE.of(new Target(Kind.URL, url))).isEqualTo(url);
        assertThat(NAMED.of(new Target(Kind.TAG, "Front-Page"))).isEqualTo("Front-Page");
        assertThat(new CacheKey(true, Query.NONE, List.of(), true).of(new Target(Kind.URL, url)))
                .isEqualTo("http://www.example.com/A");
    }

    @Test
    void is_known_again_by_its_line() {
        for (CacheKey key : List.of(CacheKey.WHOLE, NAMED, new CacheKey(false, Query.NONE, List.of(), true))) {
            assertThat(CacheKey.ofLine(key.line() + "\n")).contains(key);
        }
        assertThat(NAMED.shown()).isEqualTo("scheme: false, query: [v, id], path-case: false");
        assertThat(CacheKey.WHOLE.shown()).isEmpty();
    }

    @Test
    void makes_nothing_of_a_damaged_line() {
        for (String line : List.of("", "true", "true SOME true", "\u0000\u0000\u0000", "true WHOLE true a b")) {
            assertThat(CacheKey.ofLine(line)).as(line).isEmpty();
        }
    }
}
