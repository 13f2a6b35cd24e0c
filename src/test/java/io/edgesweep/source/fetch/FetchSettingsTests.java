package io.edgesweep.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSettingsTests {

    @Test
    void names_its_headers_but_not_what_they_hold() {
        FetchSettings settings = FetchSettings.defaults().withHeaders(Map.of("Authorization", "Bearer s3cret"));

        assertThat(settings).asString().contains("Authorization").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\r\nX-Other: 1", "s3cret\u0000", "s3cret\u00fc"})
    void refuses_a_header_that_cannot_be_sent_without_telling_its_value(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchSettings.defaults().withHeaders(Map.of("X-Key", value)))
                .withMessageContaining("X-Key")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Key", "X-Key:", "X\nKey"})
    void refuses_a_name_that_is_no_headers(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchSettings.defaults().withHeaders(Map.of(name, "s3cret")))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void refuses_figures_that_let_nothing_be_read() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> FetchSettings.defaults().withTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FetchSettings.defaults().withParallel(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new FetchLimits(0, 5, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FetchLimits(1, 5, Duration.ZERO, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchRetries(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FetchRetries(1, Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
