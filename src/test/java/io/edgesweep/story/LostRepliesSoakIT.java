package io.edgesweep.story;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long form of {@link LostRepliesTests}. */
class LostRepliesSoakIT {

    @TempDir
    private Path folder;

    @Test
    void settles_two_hundred_lost_after_acceptance_and_two_hundred_before() {
        long begin = System.nanoTime();

        LostRepliesTests.assertSettled(folder, 200, "90s");

        System.out.println("Lost replies: 200 after acceptance and 200 before, settled in "
                + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }
}
