package io.edgesweep.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.VerifyKeys.Sample;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A sample has as many as were asked for, evenly spread, and is the same for the same seed. */
class SamplingTests {

    @Test
    void takes_exactly_as_many_as_are_wanted() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            long total = 1 + random.nextInt(500);
            long wanted = random.nextInt(600);
            Sampling sampling = Sampling.of(total, wanted, "run-" + i);

            assertThat(LongStream.range(0, total).filter(sampling::takes).count())
                    .as(sampling.toString())
                    .isEqualTo(Math.min(total, wanted));
        }
    }

    @Test
    void spreads_them_evenly() {
        Sampling sampling = Sampling.of(10_000, 200, "run");

        for (long from = 0; from < 10_000; from += 1000) {
            assertThat(LongStream.range(from, from + 1000)
                            .filter(sampling::takes)
                            .count())
                    .isBetween(19L, 21L);
        }
    }

    @Test
    void is_a_number_a_share_or_all() {
        assertThat(Sample.parse("200")).hasValueSatisfying(sample -> {
            assertThat(sample.of(1000)).isEqualTo(200);
            assertThat(sample.of(50)).isEqualTo(50);
        });
        assertThat(Sample.parse("5%")).hasValueSatisfying(sample -> {
            assertThat(sample.of(1000)).isEqualTo(50);
            assertThat(sample.of(3)).as("of some at least one").isEqualTo(1);
            assertThat(sample.of(0)).isZero();
        });
        assertThat(Sample.parse("all"))
                .hasValueSatisfying(sample -> assertThat(sample.of(7)).isEqualTo(7));
        assertThat(Sample.parse("all").orElseThrow().shown()).isEqualTo("all");
        assertThat(Sample.parse("0")).isEmpty();
        assertThat(Sample.parse("101%")).isEmpty();
        assertThat(Sample.parse("many")).isEmpty();
    }
}
