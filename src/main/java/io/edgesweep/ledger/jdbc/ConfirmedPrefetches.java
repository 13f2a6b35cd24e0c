package io.edgesweep.ledger.jdbc;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Records the prefetches of what is confirmed purged, in the commit that confirms it: a batch is confirmed once, so each of its
 * rows is recorded once, whatever happens to the process. A prefetch of a copy that is still fresh does nothing, so none is
 * recorded before.
 */
final class ConfirmedPrefetches {

    /** Purges go first, whatever their priority. */
    private static final int LAST = 0;

    private final BatchRows rows;
    private final CoveredPages covered;
    private final AskedSince askedSince;

    ConfirmedPrefetches(BatchRows rows, CoveredPages covered, AskedSince askedSince) {
        this.rows = rows;
        this.covered = covered;
        this.askedSince = askedSince;
    }

    /** Rows that are to be prefetched, each list at most as long as a batch or a page was. */
    record Found(List<List<TargetRow>> rows) {}

    /**
     * Looks for what is to be prefetched.
     *
     * @param run       the run that has found the batch confirmed
     * @param confirmed the positions of the targets that are confirmed now
     * @param warm      which rows are to be prefetched
     */
    Found of(String run, SubmittedBatch submitted, Set<Integer> confirmed, Predicate<TargetRow> warm) {
        Batch batch = submitted.batch();
        if (batch.key().kind() == Kind.PREFETCH || confirmed.isEmpty()) {
            return new Found(List.of());
        }
        List<List<TargetRow>> found = new ArrayList<>();
        if (batch.covers() > 0) {
            for (long first : covered.of(batch.id())) {
                add(found, run, batch, covered.page(batch.id(), first), warm);
            }
        } else {
            List<TargetRow> targets =
                    confirmed.stream().sorted().map(submitted.targets()::get).toList();
            add(found, run, batch, targets, warm);
        }
        return new Found(found);
    }

    private void add(
            List<List<TargetRow>> found, String run, Batch batch, List<TargetRow> targets, Predicate<TargetRow> warm) {
        List<TargetRow> wanted = targets.stream()
                .filter(row -> row.target().kind() == Kind.URL)
                .filter(warm)
                .toList();
        // What a later run of the job purges is prefetched after that.
        Set<Integer> later = batch.recordedBy().equals(run)
                ? Set.of()
                : askedSince.toPrefetch(batch, wanted).positions();
        List<TargetRow> prefetches = IntStream.range(0, wanted.size())
                .filter(position -> !later.contains(position))
                .mapToObj(position -> prefetch(wanted.get(position)))
                .toList();
        if (!prefetches.isEmpty()) {
            found.add(prefetches);
        }
    }

    private static TargetRow prefetch(TargetRow purged) {
        return new TargetRow(
                purged.ordinal(),
                purged.place(),
                purged.site(),
                new Target(Kind.PREFETCH, purged.target().value()),
                purged.method(),
                LAST,
                purged.lastmod(),
                purged.extra());
    }

    /** Records them, in the caller's commit. */
    void record(String run, Batch batch, Found found, Instant now) {
        if (found.rows().isEmpty()) {
            return;
        }
        BatchKey key =
                new BatchKey(batch.key().site(), Kind.PREFETCH, batch.key().method(), LAST);
        rows.insertAll(found.rows().stream()
                .map(targets -> new BatchRows.NewBatch(
                        batch.job(), run, run, key, now, targets, 1, BatchState.RECORDED, Reason.NONE))
                .toList());
    }
}
