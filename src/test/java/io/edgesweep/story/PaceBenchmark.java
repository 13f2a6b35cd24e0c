package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.server.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Prints how near the ceiling the calls come: {@code ./mvnw -Pbench test}. */
class PaceBenchmark {

    private static final Duration LATENCY = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @RepeatedTest(5)
    void five_thousand_urls_in_batches_of_a_hundred_at_twenty_calls_a_second() {
        try (World world = new World(folder, sandbox -> sandbox.latency(LATENCY))) {
            world.configured("batch.targets", "100");
            world.jobFor("nightly", world.urlFile("urls.csv", 5000));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isZero();
            List<JournalEntry> calls = world.sandbox.journal().calls(World.CREATE);
            double seconds =
                    (calls.get(calls.size() - 1).arrivalNanos() - calls.get(0).arrivalNanos() + LATENCY.toNanos())
                            / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d calls, first call to last answer %.2f s = %.2f x (calls / 20 s); at most %d in any second; %d refused%n",
                    calls.size(),
                    seconds,
                    seconds / (calls.size() / 20.0),
                    world.sandbox.journal().maxInAnyWindow(World.CREATE, Duration.ofSeconds(1)),
                    calls.stream().filter(call -> !call.isOk()).count());
        }
    }
}
