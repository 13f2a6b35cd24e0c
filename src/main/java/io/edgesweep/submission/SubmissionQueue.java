package io.edgesweep.submission;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Submitting;
import io.edgesweep.plan.BatchLimits;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.target.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the lanes of a run what is to be sent next, within the quota. What does not fit into today's is deferred to the
 * next quota day: as much as fits is cut off and sent, so that nothing of the day's quota is left unused.
 */
public final class SubmissionQueue {

    private static final Logger log = LoggerFactory.getLogger(SubmissionQueue.class);

    private final RunScope scope;
    private final DueBatches due;
    private final QuotaDesk quotas;
    private final BatchLimits limits;
    private final Halt halt;
    private final InstantSource clock;

    public SubmissionQueue(
            RunScope scope, DueBatches due, QuotaDesk quotas, BatchLimits limits, Halt halt, InstantSource clock) {
        this.scope = scope;
        this.due = due;
        this.quotas = quotas;
        this.limits = limits;
        this.halt = halt;
        this.clock = clock;
    }

    /**
     * The next batch, its call announced; empty when nothing more is to be sent now. One lane at a time: which batch is
     * next depends on what the one before took of the quota.
     */
    public synchronized Optional<Submitting> next() throws InterruptedException {
        due.release(scope.run(), clock.instant());
        while (true) {
            Optional<Batch> batch = due.next(scope.run());
            if (batch.isEmpty()) {
                return Optional.empty();
            }
            if (isOver()) {
                return Optional.empty();
            }
            Optional<Submitting> announced = announce(batch.get());
            if (announced.isPresent()) {
                return announced;
            }
        }
    }

    /** Whether nothing may be sent any more; what is left waits for the next run, and says why. */
    private boolean isOver() {
        Instant now = clock.instant();
        if (halt.reason() == null && !now.isBefore(scope.deadline())) {
            halt.because(
                    FindingKind.DEADLINE, "The run's time was over at " + scope.deadline() + " before all was sent");
        }
        String reason = halt.reason();
        if (reason == null) {
            return false;
        }
        due.defer(scope.run(), null, null, reason, null);
        return true;
    }

    /** Takes the batch's quota and announces its call; empty when the batch was cut or deferred instead. */
    private Optional<Submitting> announce(Batch batch) throws InterruptedException {
        String site = batch.key().site();
        Kind kind = batch.key().kind();
        Optional<String> halted = halt.reason(site, kind);
        if (halted.isPresent()) {
            due.defer(scope.run(), site, kind, halted.get(), null);
            return Optional.empty();
        }
        if (batch.search().heldFor() != null) {
            // What it was held back for is answered.
            due.searchOn(batch);
            return Optional.empty();
        }
        QuotaBook book = quotas.book(site);
        if (halt.reason(site, kind).isPresent()) {
            return Optional.empty();
        }
        int limit = book.batchLimit(batch.key().kind(), limits.targets());
        if (batch.size() > limit) {
            due.split(batch, limit);
            return Optional.empty();
        }
        int granted = book.take(batch.key().kind(), batch.size());
        if (granted < batch.size()) {
            book.answered(batch.key().kind(), granted, 0);
            if (granted > 0) {
                due.split(batch, granted);
            } else {
                defer(batch);
            }
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Submitting> announced = due.announce(batch, scope.owner(), now, now.plus(scope.lease()));
        if (announced.isEmpty()) {
            book.answered(batch.key().kind(), granted, 0);
        }
        return announced;
    }

    private void defer(Batch batch) {
        QuotaDay tomorrow = QuotaDay.of(clock.instant()).next();
        String reason = "the daily quota of site " + batch.key().site() + " for kind "
                + batch.key().kind().word() + " is used up, the reserve apart";
        int batches = due.defer(scope.run(), batch.key().site(), batch.key().kind(), reason, tomorrow.start());
        log.info("{} batches wait until quota day {} (UTC+8): {}", batches, tomorrow, reason);
    }
}
