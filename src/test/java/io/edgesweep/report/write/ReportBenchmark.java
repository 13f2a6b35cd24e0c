package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.report.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how long the report of a run of 100,000 targets ({@code -Dbench.targets}) takes, of which one in a hundred failed, and how large its page is:
 * {@code ./mvnw -Pbench test -Dtest=ReportBenchmark}.
 */
class ReportBenchmark {

    private static final int TARGETS = Integer.getInteger("bench.targets", 100_000);

    @TempDir
    private Path folder;

    @Test
    void report_of_a_large_run() throws IOException {
        LargeRun run = new LargeRun(TestLedgers.inMemory(), TARGETS, 100, "?q=\"<b>\"").recorded();

        long began = System.nanoTime();
        WrittenReport written = run.report(folder);
        double seconds = (System.nanoTime() - began) / 1e9;

        assertThat(written.report().counts().failed()).isEqualTo(TARGETS / 100);
        System.out.printf(
                Locale.ROOT,
                "%,d targets: report written in %.1f s; index.html %,d KB, run.json %,d KB, targets.csv %,d KB%n",
                TARGETS,
                seconds,
                size(written, "index.html"),
                size(written, "run.json"),
                size(written, "targets.csv"));
    }

    private static long size(WrittenReport written, String file) throws IOException {
        return Files.size(written.folder().resolve(file)) >> 10;
    }
}
