package io.edgesweep.job.forecast;

import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Recorder.Waiting;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.settings.Settings;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a run would send, by site and kind, and keeps the sizes of the batches in which it would. */
final class PlanTally {

    private final Map<Key, Sum> sums =
            new TreeMap<>(Comparator.comparing(Key::site).thenComparing(Key::kind));

    private record Key(String site, Kind kind) {}

    /** Targets of one call. Those with the higher priority go first, and among equals those that wait. */
    private record Call(int priority, boolean waits, long targets) {

        static final Comparator<Call> ORDER =
                Comparator.comparing((Call call) -> -call.priority()).thenComparing(call -> !call.waits());
    }

    private static final class Sum {

        private long fresh;
        private long waiting;
        private final List<Call> calls = new ArrayList<>();

        /** By id: the batches that wait are sent as they were cut. */
        private final Map<Long, Call> waitingBatches = new LinkedHashMap<>();

        /** How many calls so many targets take: the last batch is cut to what the quota leaves. */
        long calls(long targets, int limit) {
            List<Call> all = new ArrayList<>(calls);
            all.addAll(waitingBatches.values());
            all.sort(Call.ORDER);
            long left = targets;
            long made = 0;
            for (Call call : all) {
                long sent = Math.min(left, call.targets());
                made += (sent + limit - 1) / limit;
                left -= sent;
            }
            return made;
        }
    }

    void fresh(PlannedBatch batch) {
        Sum sum = sum(batch.key().site(), batch.key().kind());
        sum.calls.add(new Call(batch.key().priority(), false, batch.rows().size()));
        sum.fresh += batch.rows().size();
    }

    /** Counts a directory that is purged for many targets, in a batch of its own. */
    void directory(String site) {
        Sum sum = sum(site, Kind.PREFIX);
        sum.calls.add(new Call(TargetRow.DEFAULT_PRIORITY, false, 1));
        sum.fresh++;
    }

    /** Counts a target that waits, if it is purged by itself: a run tries whatever waits, as far as the quota has room. */
    void waiting(Waiting waiting) {
        if (!waiting.covered()) {
            Sum sum = sum(waiting.row().site(), waiting.row().target().kind());
            sum.waitingBatches.merge(
                    waiting.batch(),
                    new Call(waiting.row().priority(), true, 1),
                    (before, one) -> new Call(before.priority(), true, before.targets() + 1));
            sum.waiting++;
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
            lines.add(PlanLine.of(
                    key.site(),
                    key.kind(),
                    targets -> sum.calls(targets, limit),
                    sum.fresh,
                    sum.waiting,
                    book.quota(key.kind()).orElse(null),
                    settings.shareOf(key.site()).reserve(),
                    now));
        });
        return lines;
    }
}
