package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What becomes of the targets of a submitted batch beside the batch itself: exceptions, what is tried again, and what is
 * prefetched. What has to be looked up for it is, before the commit begins.
 */
final class TargetEnds {

    private final BatchRows rows;
    private final CoveredPages covered;
    private final AskedSince askedSince;
    private final ConfirmedPrefetches prefetches;

    TargetEnds(BatchRows rows, CoveredPages covered, AskedSince askedSince) {
        this.rows = rows;
        this.covered = covered;
        this.askedSince = askedSince;
        this.prefetches = new ConfirmedPrefetches(rows, covered, askedSince);
    }

    /**
     * What was looked up.
     *
     * @param since      what of the targets to try again a later run has asked for
     * @param prefetches what is to be prefetched
     */
    record Found(AskedSince.Found since, ConfirmedPrefetches.Found prefetches) {}

    Found find(
            String run,
            SubmittedBatch submitted,
            Set<Integer> confirmed,
            List<TargetRow> again,
            Predicate<TargetRow> warm) {
        return new Found(askedSince.of(submitted.batch(), again), prefetches.of(run, submitted, confirmed, warm));
    }

    /** Writes it down, in the caller's commit. */
    void record(
            String run,
            SubmittedBatch submitted,
            Reason reason,
            List<DeviatingTarget> exceptions,
            List<TargetRow> again,
            Found found,
            Instant now) {
        prefetches.record(run, submitted.batch(), found.prefetches(), now);
        except(run, submitted, reason, exceptions, again, found.since());
        tryAgain(submitted.batch(), again, found.since(), now);
    }

    /** What failed and was asked for since is the later run's to purge: here it is a duplicate. */
    private void except(
            String run,
            SubmittedBatch submitted,
            Reason reason,
            List<DeviatingTarget> exceptions,
            List<TargetRow> again,
            AskedSince.Found since) {
        Batch batch = submitted.batch();
        Map<Integer, DeviatingTarget> all = new TreeMap<>();
        exceptions.forEach(each -> all.put(each.position(), each));
        for (int index : since.positions()) {
            int position = submitted.targets().indexOf(again.get(index));
            DeviatingTarget failed = all.get(position);
            Reason why = failed == null ? reason : failed.reason();
            all.put(
                    position,
                    new DeviatingTarget(
                            position, Outcome.DUPLICATE, Reason.of("duplicate.failed-since", why, since.run())));
        }
        all.values().forEach(exception -> rows.except(batch.id(), run, exception));
        askedSince.count(batch, run, (long) since.positions().size() * Math.max(1, batch.covers()));
    }

    /** Whatever became of the others of its batch: what failed waits for the job's next run. */
    private void tryAgain(Batch batch, List<TargetRow> failed, AskedSince.Found since, Instant now) {
        List<TargetRow> again = IntStream.range(0, failed.size())
                .filter(index -> !since.positions().contains(index))
                .mapToObj(failed::get)
                .toList();
        if (again.isEmpty()) {
            return;
        }
        long id = rows.insert(new BatchRows.NewBatch(
                batch.job(),
                batch.recordedBy(),
                null,
                batch.key(),
                now,
                again,
                batch.attempt() + 1,
                BatchState.DEFERRED,
                Reason.of("held.failed-before")));
        if (batch.covers() > 0) {
            covered.copy(id, batch);
        }
    }
}
