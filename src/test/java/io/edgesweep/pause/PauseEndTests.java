package io.edgesweep.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PauseEndTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final PauseEnd inShanghai = new PauseEnd(NOW, List.of(ZoneId.of("Asia/Shanghai")), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-11-30T14:00:00Z",
        "21:00, 2026-11-30T13:00:00Z",
        "06:00, 2026-11-30T22:00:00Z",
        "20:00, 2026-12-01T12:00:00Z",
        "2026-12-01 06:00, 2026-11-30T22:00:00Z",
        "2026-12-01T06:00, 2026-11-30T22:00:00Z",
        "2026-12-01T06:00+01:00, 2026-12-01T05:00:00Z",
        "2026-12-01T06:00Z, 2026-12-01T06:00:00Z",
    })
    void is_a_duration_or_a_time_to_come(String text, Instant moment) {
        assertThat(inShanghai.read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2", "0s", "2026-11-30 12:00", "2026-11-30T12:00Z", "25:00", "12-01"})
    void is_nothing_else_and_no_time_that_is_over(String text) {
        assertThatThrownBy(() -> inShanghai.read(text)).hasMessageContaining("'" + text + "' is not allowed");
    }

    @Test
    void needs_an_offset_where_the_jobs_go_by_several_clocks() {
        PauseEnd several =
                new PauseEnd(NOW, List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("Europe/Berlin")), ZoneOffset.UTC);

        assertThat(several.read("2h")).isEqualTo(Instant.parse("2026-11-30T14:00:00Z"));
        assertThatThrownBy(() -> several.read("06:00"))
                .hasMessageContaining("its jobs go by Asia/Shanghai, Europe/Berlin; write the offset");
    }

    @Test
    void is_on_the_clock_of_the_configuration_where_no_job_has_one() {
        PauseEnd inTokyo = new PauseEnd(NOW, Set.of(), ZoneId.of("Asia/Tokyo"));

        assertThat(inTokyo.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(inTokyo.read("22:00")).isEqualTo(Instant.parse("2026-11-30T13:00:00Z"));
    }
}
