package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.server.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how the ledger's file grows with runs of which the last thirty are kept: {@code ./mvnw -Pbench test -Dtest=LedgerSizeBenchmark}. */
class LedgerSizeBenchmark {

    @TempDir
    private Path folder;

    /** The vendor's client signs by the system's clock, which ours runs away from by years; and tasks are done at once. */
    private static SandboxSettings.Builder patient(SandboxSettings.Builder sandbox) {
        return sandbox.clockTolerance(Duration.ofDays(10_000))
                .listingLag(Duration.ZERO)
                .completion(Duration.ofMillis(1));
    }

    @Test
    void the_file_of_the_ledger_after_many_nights_that_are_kept_for_a_month() throws IOException {
        int runs = Integer.getInteger("bench.runs", 2000);
        int printed = Math.max(1, runs / 20);
        long most = 0;
        try (World world = new World(folder, LedgerSizeBenchmark::patient)) {
            world.configured("reconcile.first-look", "10ms").configured("reconcile.every", "10ms");
            world.job(
                    "nightly",
                    "site: www\nsources: [{csv: " + world.urlFile("urls.csv", 300) + "}]\nreport: {keep: 30d}\n");
            for (int run = 1; run <= runs; run++) {
                long begun = System.nanoTime();
                assertThat(world.run("run", "nightly", "-q").exitCode()).isZero();
                long millis = (System.nanoTime() - begun) / 1_000_000;
                world.clock.forward(Duration.ofDays(1));
                long size = Files.size(folder.resolve("home/ledger/ledger.data"));
                most = Math.max(most, size);
                if (run % printed == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "run %d: ledger.data %.1f MB, at most %.1f MB so far; this run took %d ms%n",
                            run,
                            size / 1e6,
                            most / 1e6,
                            millis);
                }
            }
        }
    }
}
