package io.edgesweep.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Lastmod.Precision;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastmodTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-01                      | 2026-11-01T00:00:00Z | DAY",
                "2026-11-01T12:30:00+08:00       | 2026-11-01T04:30:00Z | SECOND",
                "2026-11-01 12:30:00             | 2026-11-01T12:30:00Z | SECOND",
                "2026-11-01 12:30                | 2026-11-01T12:30:00Z | MINUTE",
                "2026-11-01  9:05:07.25 UTC      | 2026-11-01T09:05:07.250Z | SECOND",
                "2026-11-01 12:30:00 +0800       | 2026-11-01T04:30:00Z | SECOND",
                "2026-11-1                       | 2026-11-01T00:00:00Z | DAY",
                "2026-1-2T03:04:05Z              | 2026-01-02T03:04:05Z | SECOND",
                "2026/11/1 12:30:00              | 2026-11-01T12:30:00Z | SECOND",
                "2026.11.01                      | 2026-11-01T00:00:00Z | DAY",
                "Sun, 01 Nov 2026 12:30:00 GMT   | 2026-11-01T12:30:00Z | SECOND",
                "1 Nov 2026 12:30:00 -0700       | 2026-11-01T19:30:00Z | SECOND",
            })
    void reads_a_date_for_what_it_means(String text, Instant expected, Precision precision) {
        assertThat(LastmodText.parse(text)).hasValueSatisfying(lastmod -> {
            assertThat(lastmod.from()).isEqualTo(expected);
            assertThat(lastmod.precision()).isEqualTo(precision);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid date",
                "0000-00-00",
                "0000-00-00 00:00:00",
                "-0001-11-30T00:00:00+00:00",
                "0001-01-01T00:00:00Z",
                "1899-12-30",
                "2015-10-08T07:18:53Z 2015-06-15T15:33:55Z",
                "2026-11-31",
                "2026-11/01",
                "2026-13-1",
                "1.2.2026",
                "11/1/2026",
                "today",
                "1764547200",
            })
    void takes_nothing_else_for_a_date(String text) {
        assertThat(LastmodText.parse(text)).isEmpty();
    }
}
