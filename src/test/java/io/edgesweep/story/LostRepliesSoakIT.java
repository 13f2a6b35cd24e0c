package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.server.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The long form of {@link LostRepliesTests}, and many calls of which few are lost. */
class LostRepliesSoakIT {

    private static final int ONE_LOST_IN = 2000;

    @TempDir
    private Path folder;

    @Test
    void settles_two_hundred_lost_after_acceptance_and_two_hundred_before() {
        long begin = System.nanoTime();

        LostRepliesTests.assertSettled(folder, 200, "90s");

        System.out.println("Lost replies: 200 after acceptance and 200 before, settled in "
                + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 40_000})
    void needs_three_calls_for_each_lost_call_and_one_for_each_thousand_tasks(int targets) {
        try (World world = new World(folder, sandbox -> sandbox.callsPerSecond(10_000)
                .quota(World.urls(1, targets * 2))
                .completion(Duration.ZERO))) {
            world.configured("batch.targets", "1");
            world.configured("accounts.main.calls-per-second", "1000");
            world.configured("accounts.main.calls-in-flight", "8");
            world.configured("reconcile.first-look", "5s");
            for (int look = 0; look < 3; look++) {
                world.configured("reconcile.unsettled[" + look + "]", "2s");
            }
            world.jobFor("nightly", world.urlFile("urls.csv", targets));
            int faults = targets / ONE_LOST_IN;
            for (int i = 0; i < faults; i++) {
                world.sandbox
                        .faults()
                        .next(World.CREATE, ONE_LOST_IN - 1, Fault.none())
                        .next(World.CREATE, Fault.closeBeforeBooking());
            }

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(targets)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            // Each task is at its end when it is looked at, so that following it is one question, nearly always.
            int settling = world.sandbox.journal().calls(World.ASK).size() - targets;
            System.out.println(
                    "Lost replies: " + faults + " of " + targets + " calls, settled by " + settling + " questions");
            assertThat(settling).isLessThanOrEqualTo(4 * faults + targets / 1000);
        }
    }
}
