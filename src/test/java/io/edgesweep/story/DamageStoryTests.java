package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the home folder that are missing, damaged or old are refused each time, or nothing is lost with them. */
class DamageStoryTests {

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_or_doubled_whatever_is_damaged_and_both_ways_out_work() throws Exception {
        try (DamageMatrix matrix = new DamageMatrix(folder)) {
            // All of them are in DamageSoakIT. Each build has time for every third kind, and for the one that is
            // hardest to see.
            List<DamageMatrix.Case> kinds = DamageMatrix.ofEachKind(matrix.cases(1, 20261128), 54);
            List<DamageMatrix.Case> cases = Stream.concat(
                            Stream.of(matrix.lettersOverAValueOfTheLog()),
                            IntStream.range(0, kinds.size() / 3).mapToObj(i -> kinds.get(3 * i)))
                    .toList();

            DamageMatrix.Tally tally = matrix.play(cases);

            assertThat(tally.cases()).isEqualTo(19);
            assertThat(tally.wrong()).as(tally.toString()).isEmpty();
            assertThat(tally.refused()).isGreaterThan(cases.size() / 4);
            assertThat(tally.gone()).isPositive();
            matrix.checkTheWaysOut();
        }
    }
}
