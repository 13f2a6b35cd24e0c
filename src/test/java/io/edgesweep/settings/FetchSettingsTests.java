package io.edgesweep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchSettingsTests {

    @Test
    void names_its_headers_but_not_what_they_hold() {
        FetchSettings settings = Fetches.withHeaders(FetchSettings.DEFAULT, Map.of("Authorization", "Bearer s3cret"));

        assertThat(settings).asString().contains("Authorization").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\r\nX-Other: 1", "s3cret\u0000", "s3cret\u00fc"})
    void refuses_a_header_that_cannot_be_sent_without_telling_its_value(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fetches.withHeaders(FetchSettings.DEFAULT, Map.of("X-Key", value)))
                .withMessageContaining("X-Key")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Key", "X-Key:", "X\nKey"})
    void refuses_a_name_that_is_no_headers(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fetches.withHeaders(FetchSettings.DEFAULT, Map.of(name, "s3cret")))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void refuses_figures_that_let_nothing_be_read() {
        for (Runnable none : List.<Runnable>of(
                () -> Fetches.withTimeout(FetchSettings.DEFAULT, Duration.ZERO),
                () -> Fetches.withTotalTime(FetchSettings.DEFAULT, Duration.ZERO),
                () -> Fetches.withParallel(FetchSettings.DEFAULT, 0),
                () -> Fetches.withBytes(FetchSettings.DEFAULT, 0, 1),
                () -> Fetches.withBytes(FetchSettings.DEFAULT, 1, 0),
                () -> Fetches.sizes(1, 0, 1),
                () -> Fetches.withTries(FetchSettings.DEFAULT, 0, Duration.ofSeconds(1)),
                () -> Fetches.withTries(FetchSettings.DEFAULT, 1, Duration.ofHours(1)))) {
            assertThatIllegalArgumentException().isThrownBy(none::run);
        }
    }
}
