package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long form of what {@link ProcessIT} does a few times: {@code ./mvnw -Psoak verify -Dsoak.kills=300}. */
class CrashSoakIT {

    private static final int TARGETS = 200;

    @TempDir
    private Path folder;

    @Test
    void loses_nothing_and_doubles_nothing_however_often_it_is_killed() throws Exception {
        int wanted = Integer.getInteger("soak.kills", 300);
        long seed = Long.getLong("soak.seed", 20261124L);
        Killings killings = new Killings(new Random(seed));

        for (int run = 0; killings.kills() < wanted; run++) {
            try {
                killings.run(folder.resolve("run-" + run), TARGETS, wanted - killings.kills());
            } catch (AssertionError e) {
                throw new AssertionError("run " + run + " of seed " + seed + ", " + killings, e);
            }
        }

        System.out.println("Crash harness: " + killings + ", seed " + seed);
        assertThat(killings.lost()).as("lost").isZero();
        assertThat(killings.doubled()).as("doubled").isZero();
    }
}
