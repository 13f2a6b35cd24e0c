package io.edgesweep.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookBoundsTests {

    @ParameterizedTest
    @CsvSource({
        "PT5S,   PT0S,   PT1S",
        "PT5S,   PT3S,   PT3S",
        "PT5S,   PT2H,   PT1M",
        "PT0.2S, PT0S,   PT0.2S",
        "PT2M,   PT2H,   PT2M"
    })
    void a_first_look_comes_no_sooner_than_a_second_and_no_later_than_six_looks(
            Duration firstLook, Duration wished, Duration expected) {
        assertThat(new LookBounds(firstLook, Duration.ofSeconds(10)).firstLookNear(wished))
                .isEqualTo(expected);
    }
}
