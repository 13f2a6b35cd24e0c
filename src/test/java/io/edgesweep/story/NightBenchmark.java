package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.report.RunReport.CallLine;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prints how near a night comes to what the API allows, with and without prefetches:
 * {@code ./mvnw -Pbench test -Dtest=NightBenchmark -Dbench.targets=200000}.
 */
class NightBenchmark {

    private static final int TARGETS = Integer.getInteger("bench.targets", 20_000);
    private static final int BATCH = 100;
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final Duration TASK = Duration.ofSeconds(3);

    /** Room that the pacer leaves in each second, in the longest case. */
    private static final double MARGIN = 1.03;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void in_batches_of_a_hundred_at_twenty_calls_a_second(boolean warm) throws IOException {
        try (World world = new World(folder, sandbox -> sandbox.latency(LATENCY)
                .completion(TASK)
                .quota(World.urls(BATCH, 1_000_000).with(TaskType.PREFETCH_URL, BATCH, 1_000_000)))) {
            world.configured("batch.targets", "" + BATCH)
                    .configured("reconcile.first-look", "3s")
                    .configured("reconcile.every", "2s");
            world.jobFor("nightly", world.urlFile("urls.csv", TARGETS));

            World.Ending ending =
                    world.run("run", "nightly", "--set", "warm=" + warm, "--set", "limits.targets=1000000");

            assertThat(ending.exitCode()).as(ending.err()).isZero();
            print(world, warm);
        }
    }

    private void print(World world, boolean warm) throws IOException {
        List<JournalEntry> sent = world.sandbox.journal().calls(World.CREATE);
        Instant last = Instant.parse(
                LedgerFiles.ask(
                        folder.resolve("home"),
                        "SELECT TO_CHAR(MAX(settled_at) AT TIME ZONE INTERVAL '0:00' HOUR TO MINUTE, 'YYYY-MM-DD\"T\"HH24:MI:SS') || 'Z' FROM batch"));
        double seconds = Duration.between(sent.get(0).arrival(), last).toMillis() / 1000.0;
        double limit = sent.size() / 20.0 * MARGIN + TASK.toSeconds() + 2;
        System.out.printf(
                Locale.ROOT,
                "warm %s: %d targets, first call to last confirmation %.1f s = %.2f x (sending's limit, a task and a look, %.1f s)%n",
                warm,
                TARGETS,
                seconds,
                seconds / (warm ? limit + TASK.toSeconds() + 2 : limit),
                limit);
        CallLine departed = world.report("nightly").calls();
        System.out.printf(
                Locale.ROOT,
                "  by departure: %d calls that send, at most %d in any second, %d refused%n",
                departed.submitted(),
                departed.maxPerSecond(),
                departed.refusedForRate());
        for (String action : List.of(World.CREATE, World.ASK, "CreatePrefetchTask", "DescribePrefetchTasks")) {
            List<JournalEntry> calls = world.sandbox.journal().calls(action);
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %5d calls, at most %d in any second, %d refused%n",
                    action,
                    calls.size(),
                    world.sandbox.journal().maxInAnyWindow(action, Duration.ofSeconds(1)),
                    calls.stream().filter(call -> !call.isOk()).count());
        }
    }
}
