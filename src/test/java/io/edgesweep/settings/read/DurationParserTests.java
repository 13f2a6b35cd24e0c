package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationParserTests {

    @ParameterizedTest
    @CsvSource({
        "500ms,  PT0.5S",
        "30s,    PT30S",
        " 5m ,   PT5M",
        "2H,     PT2H",
        "90d,    PT2160H",
        "3660d,  PT87840H",
    })
    void reads_a_number_with_its_unit(String text, Duration expected) {
        assertThat(DurationParser.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30",
                "120",
                "0",
                "-5m",
                "+5m",
                "5",
                "m",
                "",
                "5 m",
                "1h30m",
                "3661d",
                "999999999999d",
                "9999999999999ms",
                "٣s"
            })
    void takes_nothing_else_for_one(String text) {
        assertThat(DurationParser.parse(text)).isEmpty();
    }

    @Test
    void takes_zero_only_where_it_may_be() {
        assertThat(DurationParser.parse("0s")).isEmpty();
        assertThat(DurationParser.orNone("0s")).contains(Duration.ZERO);
        assertThat(DurationParser.orNone("0")).isEmpty();
        assertThat(ValueParser.durationOrNone("0")).contains(Duration.ZERO);
    }

    @Test
    void a_size_needs_its_unit_too() {
        assertThat(ValueParser.bytes("64MB")).contains(64 << 20);
        assertThat(ValueParser.bytes("512b")).contains(512);
        assertThat(ValueParser.bytes("64")).isEmpty();
        assertThat(ValueParser.bytes("0MB")).isEmpty();
        assertThat(ValueParser.bytes("-1MB")).isEmpty();
        assertThat(ValueParser.manyBytes("999999999999TB")).isEmpty();
    }
}
