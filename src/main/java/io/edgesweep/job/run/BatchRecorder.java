package io.edgesweep.job.run;

import io.edgesweep.batch.BatchCutter;
import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.BatchLimits;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.spill.BackgroundWorker;
import io.edgesweep.submission.RunQuotas;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a run's targets into batches, as large as a call may be, and writes them down some at a time, while the next are cut.
 */
final class BatchRecorder implements Closeable {

    /** So many targets, or a few more, are written down in one commit. */
    private static final int TARGETS_PER_COMMIT = 50_000;

    private final RunScope scope;
    private final RunQuotas quotas;
    private final Map<BatchKey, BatchLimits> limits = new HashMap<>();
    private final BatchCutter cutter = new BatchCutter(key -> limits.computeIfAbsent(key, this::limits));
    private final BackgroundWorker behind = new BackgroundWorker("record");
    private List<PlannedBatch> planned = new ArrayList<>();
    private int targets;

    BatchRecorder(RunScope scope, RunQuotas quotas) {
        this.scope = scope;
        this.quotas = quotas;
    }

    private BatchLimits limits(BatchKey key) {
        BatchLimits own = scope.services.settings().api().batch();
        try {
            return own.atMost(quotas.book(key.site()).batchLimit(key.kind(), own.targets()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return own;
        }
    }

    void add(TargetRow row) throws IOException {
        Optional<PlannedBatch> full = cutter.add(row);
        if (full.isPresent()) {
            record(full.get());
        }
    }

    /** There are no more targets: when this returns, all of them are in the ledger. */
    void finish() throws IOException {
        for (PlannedBatch batch : cutter.finish()) {
            record(batch);
        }
        writeDown();
        behind.await();
    }

    private void record(PlannedBatch batch) throws IOException {
        planned.add(batch);
        targets += batch.rows().size();
        if (targets >= TARGETS_PER_COMMIT) {
            writeDown();
        }
    }

    private void writeDown() throws IOException {
        scope.services.stop().check();
        List<PlannedBatch> full = planned;
        planned = new ArrayList<>();
        targets = 0;
        behind.hand(() -> scope.services.ledger().recorder().record(scope.run.id(), full));
    }

    @Override
    public void close() {
        behind.close();
    }
}
