package io.edgesweep.batch;

import io.edgesweep.targets.TargetRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cuts a stream of targets into batches: in the order in which they come, each target in exactly one, none above its
 * limit. Holds one open batch per key, so its memory does not grow with the input.
 */
public final class BatchCutter {

    /** What JSON puts around a target: two quotation marks and a comma. */
    private static final long BYTES_AROUND = 3;

    private final Function<BatchKey, BatchLimits> limits;
    private final Map<BatchKey, OpenBatch> open = new LinkedHashMap<>();

    /** @param limits how large a batch with the key may be */
    public BatchCutter(Function<BatchKey, BatchLimits> limits) {
        this.limits = limits;
    }

    /** Adds a target; gives the batch that it did not fit into any more, if it did not. */
    public Optional<PlannedBatch> add(TargetRow row) {
        BatchKey key = BatchKey.of(row);
        OpenBatch batch = open.computeIfAbsent(key, k -> new OpenBatch(limits.apply(k)));
        Optional<PlannedBatch> full =
                batch.hasRoomFor(row) ? Optional.empty() : Optional.of(new PlannedBatch(key, batch.empty()));
        batch.add(row);
        return full;
    }

    /** Ends the stream: gives the batches that were still open. */
    public Collection<PlannedBatch> finish() {
        List<PlannedBatch> rest = new ArrayList<>();
        open.forEach((key, batch) -> rest.add(new PlannedBatch(key, batch.empty())));
        open.clear();
        return rest;
    }

    private static final class OpenBatch {

        private final BatchLimits limits;
        private List<TargetRow> rows = new ArrayList<>();
        private long bytes;

        OpenBatch(BatchLimits limits) {
            this.limits = limits;
        }

        boolean hasRoomFor(TargetRow row) {
            return rows.isEmpty() || (rows.size() < limits.targets() && bytes + bytes(row) <= limits.bytes());
        }

        void add(TargetRow row) {
            rows.add(row);
            bytes += bytes(row);
        }

        List<TargetRow> empty() {
            List<TargetRow> result = rows;
            rows = new ArrayList<>();
            bytes = 0;
            return result;
        }

        private static long bytes(TargetRow row) {
            return BYTES_AROUND + row.target().value().getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
