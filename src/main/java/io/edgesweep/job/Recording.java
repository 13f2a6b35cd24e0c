package io.edgesweep.job;

import io.edgesweep.plan.BatchCutter;
import io.edgesweep.plan.BatchKey;
import io.edgesweep.plan.BatchLimits;
import io.edgesweep.plan.PlannedBatch;
import io.edgesweep.target.TargetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a run's targets into batches, as large as a call may be, and writes them down some at a time. */
final class Recording {

    /** So many batches are written down in one commit. */
    private static final int BATCHES_PER_COMMIT = 20;

    private final RunParts parts;
    private final Map<BatchKey, BatchLimits> limits = new HashMap<>();
    private final BatchCutter cutter = new BatchCutter(key -> limits.computeIfAbsent(key, this::limits));
    private final List<PlannedBatch> planned = new ArrayList<>();

    Recording(RunParts parts) {
        this.parts = parts;
    }

    private BatchLimits limits(BatchKey key) {
        BatchLimits own = parts.workshop.settings().batch();
        try {
            return own.atMost(parts.quotas.book(key.site()).batchLimit(key.kind(), own.targets()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return own;
        }
    }

    void add(TargetRow row) {
        cutter.add(row).ifPresent(this::record);
    }

    /** There are no more targets. */
    void finish() {
        cutter.finish().forEach(this::record);
        writeDown();
    }

    private void record(PlannedBatch batch) {
        planned.add(batch);
        if (planned.size() == BATCHES_PER_COMMIT) {
            writeDown();
        }
    }

    private void writeDown() {
        parts.workshop.stop().check();
        parts.workshop.ledger().recorder().record(parts.run.id(), planned);
        planned.clear();
    }
}
