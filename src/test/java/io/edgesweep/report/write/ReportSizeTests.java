package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSizeTests {

    private static final int FAILURES = 20_000;

    /** Each of these takes four to six characters in HTML. */
    private static final String LONG = "\"'&<>".repeat(130);

    @TempDir
    private Path folder;

    private final Ledger ledger = TestLedgers.inMemory();

    @Test
    void a_page_stays_below_300_kilobytes_when_20000_targets_failed_each_for_another_reason() throws IOException {
        LargeRun run = new LargeRun(ledger, FAILURES, 1, LONG).recorded();
        for (int i = 0; i < 500; i++) {
            ledger.runs()
                    .note(
                            "run-1",
                            new Finding(LargeRun.START, FindingKind.SOURCE, "map-" + i + LONG, Reason.said(i + LONG)));
        }

        WrittenReport written = run.report(folder);

        assertThat(written.report().counts().failed()).isEqualTo(FAILURES);
        assertThat(Files.size(written.folder().resolve("index.html"))).isLessThan(300_000);
        try (Stream<String> rows = Files.lines(written.folder().resolve("targets.csv"))) {
            assertThat(rows).hasSize(FAILURES + 1);
        }
    }
}
