package io.edgesweep.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Lastmod.Precision;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class W3cDateTimeTests {

    @ParameterizedTest
    @CsvSource({
        "2026,                            2026-01-01T00:00:00Z",
        "2026-11,                         2026-11-01T00:00:00Z",
        "2026-11-22,                      2026-11-22T00:00:00Z",
        "2024-02-29,                      2024-02-29T00:00:00Z",
        "2026-11-22T03:04Z,               2026-11-22T03:04:00Z",
        "2026-11-22T03:04+08:00,          2026-11-21T19:04:00Z",
        "2026-11-22T03:04:05Z,            2026-11-22T03:04:05Z",
        "2026-11-22T03:04:05-05:30,       2026-11-22T08:34:05Z",
        "2026-11-22T03:04:05.6Z,          2026-11-22T03:04:05.600Z",
        "2026-11-22T03:04:05.123456+00:00, 2026-11-22T03:04:05.123456Z",
        "2026-11-22T03:04:05+0800,        2026-11-21T19:04:05Z",
        "2026-11-22T03:04,                2026-11-22T03:04:00Z",
        "2026-11-22T03:04:05,             2026-11-22T03:04:05Z",
        "2026-11-22t03:04:05z,            2026-11-22T03:04:05Z",
    })
    void reads_every_form_of_the_note_and_takes_utc_where_no_zone_is_named(String text, Instant expected) {
        assertThat(W3cDateTime.parse(text)).map(Lastmod::from).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,                            YEAR,   2026",
        "2026-11,                         MONTH,  2026-11",
        "2026-11-22,                      DAY,    2026-11-22",
        "2026-11-22T00:00:00Z,            DAY,    2026-11-22",
        "2026-11-22T00:00Z,               DAY,    2026-11-22",
        "2026-11-22T00:00:00+08:00,       DAY,    2026-11-21T16:00:00Z",
        "2026-11-22T03:04Z,               MINUTE, 2026-11-22T03:04Z",
        "2026-11-22T03:04+08:00,          MINUTE, 2026-11-21T19:04Z",
        "2026-11-22T08:00:00+08:00,       SECOND, 2026-11-22T00:00:00Z",
        "2026-11-22T03:04:00Z,            SECOND, 2026-11-22T03:04:00Z",
        "2026-11-22T03:04:05.6+0800,      SECOND, 2026-11-21T19:04:05.600Z",
    })
    void keeps_how_precise_a_value_is(String text, Precision precision, String written) {
        assertThat(W3cDateTime.parse(text)).hasValueSatisfying(lastmod -> {
            assertThat(lastmod.precision()).isEqualTo(precision);
            assertThat(lastmod).hasToString(written);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "26",
                "20261122",
                "2026-1-2",
                "2026-13",
                "2026-02-30",
                "2025-02-29",
                "2026-11-22T",
                "2026-11-22T03",
                "2026-11-22 03:04:05",
                "2026-11-22T24:00:00Z",
                "2026-11-22T03:04:60Z",
                "2026-11-22T03:04:05.Z",
                "2026-11-22T03:04:05ZZ",
                "2026-11-22T03:04:05+25:00",
                "2026-11-22Z",
                "+2026-11-22",
                "-2026",
                "0000-00-00",
                "22.11.2026",
                "yesterday",
                "Sun, 22 Nov 2026 03:04:05 GMT",
            })
    void refuses_everything_else(String text) {
        assertThat(W3cDateTime.parse(text)).isEmpty();
    }
}
