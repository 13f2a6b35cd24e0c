package io.edgesweep.report;

import static io.edgesweep.target.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.Submitted;
import io.edgesweep.ledger.Submitting;
import io.edgesweep.ledger.TargetException;
import io.edgesweep.ledger.TestLedgers;
import io.edgesweep.plan.BatchKey;
import io.edgesweep.plan.PlannedBatch;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.Reserve;
import io.edgesweep.target.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSizeTests {

    private static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant END = START.plusSeconds(90);
    private static final int FAILURES = 20_000;
    private static final int BATCH = 1000;

    /** Such characters take six in HTML. */
    private static final String LONG = "\"'&<>".repeat(200);

    @TempDir
    private Path folder;

    private final Ledger ledger = TestLedgers.inMemory();

    @Test
    void a_page_stays_below_two_megabytes_when_20000_targets_failed_each_for_another_reason() throws IOException {
        ledger.runs().begin("run-1", "nightly", "www", "hash", "web-1", START);
        List<SourceCount> sources = new ArrayList<>();
        for (int from = 0; from < FAILURES; from += BATCH) {
            recordBatch(from);
            sources.add(new SourceCount("map-" + from + ".xml", BATCH, 0));
        }
        ledger.recorder().seal("run-1", FAILURES, Map.of(), sources, START);
        for (int i = 0; i < 500; i++) {
            ledger.runs().note("run-1", new Finding(START, FindingKind.SOURCE, "map-" + i + LONG, i + LONG));
        }
        for (int from = 0; from < FAILURES; from += BATCH) {
            settleBatch();
        }

        WrittenReport written = new ReportWriter(
                        ledger,
                        new Reporting(
                                folder, site -> new QuotaShare(site, Set.of(), Reserve.NONE), 20, Set.of(), Map.of()))
                .write(ledger.runs().find("run-1").orElseThrow(), END);

        assertThat(written.report().counts().failed()).isEqualTo(FAILURES);
        assertThat(written.folder().resolve("index.html"))
                .isRegularFile()
                .satisfies(page -> assertThat(Files.size(page)).isLessThan(2_000_000));
        try (var rows = Files.lines(written.folder().resolve("targets.csv"))) {
            assertThat(rows).hasSize(FAILURES + 1);
        }
    }

    private void recordBatch(int from) {
        List<TargetRow> rows = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            rows.add(aTarget()
                    .at(i)
                    .withValue("https://host-" + i + ".example.com/" + LONG)
                    .build());
        }
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
    }

    private void settleBatch() {
        Batch due = ledger.due().next("run-1").orElseThrow();
        Submitting submitting = ledger.due().announce(due, "web-1", START, END).orElseThrow();
        ledger.due().accepted(submitting, "task-" + due.id(), "request", List.of(), START, START);
        Submitted submitted =
                ledger.open().takeSubmitted("run-1", END, END, END).orElseThrow();
        List<TargetException> failed = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            failed.add(new TargetException(i, Outcome.FAILED, due.id() + "-" + i + LONG));
        }
        ledger.open().settle("run-1", submitted, BatchState.CONFIRMED, "", failed, List.of(), END);
    }
}
