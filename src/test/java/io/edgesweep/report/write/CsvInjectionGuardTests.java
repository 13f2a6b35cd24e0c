package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvInjectionGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =cmd|' /C calc'!A0",
                "＝1+1",
                "＋1",
                "－1",
                "＠x"
            })
    void keeps_a_spreadsheet_from_taking_it_for_a_formula(String text) {
        assertThat(CsvInjectionGuard.safe(text)).isEqualTo("'" + text.replaceAll("[\t\r\n]", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "https://www.example.com/?a=-1", "a=1", "'=1", "\"x\""})
    void leaves_alone_what_is_harmless(String text) {
        assertThat(CsvInjectionGuard.safe(text)).isEqualTo(text);
    }
}
