package io.edgesweep.report.write;

import static io.edgesweep.targets.TargetRows.aTarget;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.job.run.RunReports;
import io.edgesweep.language.Language;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.quota.QuotaShares;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run in the ledger with as many targets as one likes, settled, of which some failed, each for a reason of its own. */
final class LargeRun {

    static final Instant START = Instant.parse("2026-11-22T18:00:00Z");
    private static final Instant END = START.plusSeconds(90);
    private static final int BATCH = 1000;

    private final Ledger ledger;
    private final int targets;
    private final int failsEvery;
    private final String ending;

    /**
     * A run that is not in the ledger yet.
     *
     * @param targets    how many; a multiple of 1,000
     * @param failsEvery which of them fail: every so many
     * @param ending     the end of every URL and every reason
     */
    LargeRun(Ledger ledger, int targets, int failsEvery, String ending) {
        this.ledger = ledger;
        this.targets = targets;
        this.failsEvery = failsEvery;
        this.ending = ending;
    }

    LargeRun recorded() {
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "web-1", START);
        List<SourceCount> sources = new ArrayList<>();
        for (int from = 0; from < targets; from += BATCH) {
            record(from);
            sources.add(new SourceCount("map-" + from + ".xml", BATCH, 0));
        }
        ledger.recorder().seal("run-1", targets, Map.of(), sources, START);
        for (int from = 0; from < targets; from += BATCH) {
            settle(from);
        }
        return this;
    }

    WrittenReport report(Path folder) throws IOException {
        ReportSettings reporting = new ReportSettings(
                folder,
                new QuotaShares(Map.of()),
                20,
                Duration.ofHours(2),
                Set.of(),
                false,
                Language.ENGLISH,
                ZoneId.of("UTC"),
                ZoneId.of("UTC"),
                Map.of());
        return new RunReports(ledger, new ReportWriter(ledger, reporting), new ReportLocks())
                .write(ledger.runs().find("run-1").orElseThrow(), END);
    }

    private void record(int from) {
        List<TargetRow> rows = new ArrayList<>();
        for (int i = from; i < from + BATCH; i++) {
            rows.add(aTarget()
                    .at(i)
                    .withValue("https://host-" + i % 5000 + ".example.com/page-" + i + ending)
                    .build());
        }
        ledger.recorder().record("run-1", List.of(new PlannedBatch(BatchKey.of(rows.get(0)), rows)));
    }

    private void settle(int from) {
        Batch due = ledger.due().next("run-1", Action.PURGE, Set.of()).orElseThrow();
        AnnouncedBatch submitting =
                ledger.due().announce(due, "web-1", START, END).orElseThrow();
        ledger.due().accepted(submitting, "task-" + due.id(), "request", List.of(), START, START);
        SubmittedBatch submitted =
                TestLedgers.takeSubmitted(ledger, "run-1", END, END, END).orElseThrow();
        List<DeviatingTarget> failed = new ArrayList<>();
        for (int i = 0; i < BATCH; i += failsEvery) {
            failed.add(new DeviatingTarget(i, Outcome.FAILED, Reason.said("reason " + (from + i) + ending)));
        }
        ledger.open()
                .settle(
                        "run-1",
                        submitted,
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        failed,
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        END);
    }
}
