package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies are lost again and again: the connection closes, no answer comes in time, or a gateway answers. */
class LostRepliesTests {

    private static final int TARGETS_PER_BATCH = 2;
    private static final Duration TOO_LATE = Duration.ofMillis(1500);

    private static final List<Fault> AFTER_ACCEPTANCE = List.of(
            Fault.closeAfterBooking(), Fault.late(TOO_LATE), Fault.status(502).afterBooking());

    private static final List<Fault> BEFORE_ACCEPTANCE =
            List.of(Fault.closeBeforeBooking(), Fault.lateBeforeBooking(TOO_LATE), Fault.status(502));

    @TempDir
    private Path folder;

    @Test
    void settles_six_lost_after_acceptance_and_six_before() {
        assertSettled(folder, 6, "6s");
    }

    /**
     * Loses so many replies after acceptance and as many before, in one run.
     *
     * @param look when the provider is asked: once every batch was sent, else one may lose its reply three times
     */
    static void assertSettled(Path folder, int lost, String look) {
        int batches = 4 * lost;
        int targets = batches * TARGETS_PER_BATCH;
        try (World world = new World(folder, sandbox -> sandbox.callsPerSecond(1000))) {
            world.configured("batch.targets", Integer.toString(TARGETS_PER_BATCH));
            world.configured("accounts.main.calls-per-second", "500");
            world.configured("accounts.main.calls-in-flight", "8");
            world.configured("call.timeout", "1s");
            world.configured("reconcile.unsettled", look);
            world.jobFor("nightly", world.urlFile("urls.csv", targets));
            for (int i = 0; i < lost; i++) {
                // A call that is answered between two that are not: else the run would stop sending after twenty.
                world.sandbox
                        .faults()
                        .next(World.CREATE, AFTER_ACCEPTANCE.get(i % 3))
                        .next(World.CREATE, Fault.none())
                        .next(World.CREATE, BEFORE_ACCEPTANCE.get(i % 3))
                        .next(World.CREATE, Fault.none());
            }

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).as(ending.out() + ending.err()).isZero();
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted().read(targets).confirmed(targets).line());
            assertThat(world.sandbox.journal().acceptedTargets())
                    .hasSize(targets)
                    .allSatisfy((target, times) -> assertThat(times).isEqualTo(1));
            List<JournalEntry> calls = world.sandbox.journal().calls(World.CREATE);
            assertThat(calls).as("calls").hasSize(batches + lost);
            assertThat(calls.stream()
                            .filter(call -> !call.isOk() && !call.accepted().isEmpty()))
                    .as("lost after acceptance")
                    .hasSize(lost);
            assertThat(calls.stream().filter(call -> call.accepted().isEmpty()))
                    .as("lost before acceptance")
                    .hasSize(lost);
        }
    }
}
