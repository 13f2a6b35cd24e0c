package io.edgesweep.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReserveTests {

    @ParameterizedTest
    @CsvSource({"10%,3000,300", "10%,9,1", "0%,9,0", "100%,9,9", "500,3000,500", "500,100,100", " 5% ,100,5"})
    void is_a_share_rounded_up_or_a_number(String text, long daily, long reserved) {
        assertThat(Reserve.parse(text).orElseThrow().of(daily)).isEqualTo(reserved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "101%", "-1", "ten", "10 %", "1.5%", "9999999999"})
    void is_nothing_else(String text) {
        assertThat(Reserve.parse(text)).isEmpty();
    }

    @Test
    void is_none_by_default() {
        assertThat(Reserve.NONE.of(1000)).isZero();
    }
}
