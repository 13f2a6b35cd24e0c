package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole matrix of {@link DamageStoryTests}: {@code ./mvnw -Psoak verify -Dit.test=DamageSoakIT -Dsoak.share=1/6}. */
class DamageSoakIT {

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_or_doubled_whatever_is_damaged() throws Exception {
        try (DamageMatrix matrix = new DamageMatrix(folder)) {
            List<DamageMatrix.Case> cases = SoakShare.asked().of(matrix.cases(20, Long.getLong("soak.seed", 20261128)));
            int most = Integer.getInteger("soak.damages", cases.size());
            DamageMatrix.Tally tally = matrix.play(cases.subList(0, Math.min(most, cases.size())));
            System.out.println("Damage: " + tally);

            assertThat(tally.wrong()).as(tally.toString()).isEmpty();
        }
    }
}
