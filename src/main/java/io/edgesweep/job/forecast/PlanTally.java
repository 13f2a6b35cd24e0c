package io.edgesweep.job.forecast;

import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Recorder.Waiting;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.settings.Settings;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a run would send, by site and kind. */
final class PlanTally {

    private static final class Sum {
        private long batches;
        private long fresh;
        private long waiting;
    }

    private record Key(String site, Kind kind) {}

    private final Map<Key, Sum> sums =
            new TreeMap<>(Comparator.comparing(Key::site).thenComparing(Key::kind));

    void fresh(PlannedBatch batch) {
        Sum sum = sum(batch.key().site(), batch.key().kind());
        sum.batches++;
        sum.fresh += batch.rows().size();
    }

    /** Counts a directory that is purged for many targets, in a batch of its own. */
    void directory(String site) {
        Sum sum = sum(site, Kind.PREFIX);
        sum.batches++;
        sum.fresh++;
    }

    /** Counts a target that waits, if it is purged by itself: a run tries whatever waits, as far as the quota has room. */
    void waiting(Waiting waiting) {
        if (!waiting.covered()) {
            sum(waiting.row().site(), waiting.row().target().kind()).waiting++;
        }
    }

    private Sum sum(String site, Kind kind) {
        return sums.computeIfAbsent(new Key(site, kind), unknown -> new Sum());
    }

    List<PlanLine> lines(Function<String, QuotaBook> quotas, Settings settings, Instant now) {
        List<PlanLine> lines = new ArrayList<>();
        sums.forEach((key, sum) -> {
            QuotaBook book = quotas.apply(key.site());
            int limit = book.batchLimit(key.kind(), settings.api().batch().targets());
            long batches = sum.batches + (sum.waiting + limit - 1) / limit;
            lines.add(PlanLine.of(
                    key.site(),
                    key.kind(),
                    batches,
                    sum.fresh,
                    sum.waiting,
                    book.quota(key.kind()).orElse(null),
                    settings.shareOf(key.site()).reserve(),
                    now));
        });
        return lines;
    }
}
