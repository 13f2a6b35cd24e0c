package io.edgesweep.submission;

import io.edgesweep.batch.BatchLimits;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the lanes of a run what is to be sent next by one action, within the quota. What does not fit into today's is deferred
 * to the next quota day: as much as fits is cut off and sent, so that nothing of the day's quota is left unused. Prefetches come
 * one by one as purges are confirmed, so they are gathered until a call is full, or no more will come.
 */
public final class SubmissionQueue {

    private static final Logger log = LoggerFactory.getLogger(SubmissionQueue.class);

    /** So long until it is looked again whether the call is answered that the next one waits for. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMillis(20);

    /** So long until it is looked again whether a call can be filled. */
    private static final Duration UNTIL_GATHERED = Duration.ofMillis(250);

    private final RunContext scope;
    private final Action action;
    private final BooleanSupplier more;
    private final DueBatches due;
    private final RunQuotas quotas;
    private final BatchLimits limits;
    private final DepartureSlots places;
    private final HaltReasons halt;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant notBefore = Instant.MIN;

    /**
     * For one action.
     *
     * @param more  whether targets may yet be recorded that are not there
     * @param nanos tells the time, in nanoseconds from anywhere, and is never set
     */
    public SubmissionQueue(
            RunContext scope,
            Action action,
            BooleanSupplier more,
            DueBatches due,
            RunQuotas quotas,
            BatchLimits limits,
            DepartureSlots places,
            HaltReasons halt,
            InstantSource clock,
            LongSupplier nanos) {
        this.scope = scope;
        this.action = action;
        this.more = more;
        this.due = due;
        this.quotas = quotas;
        this.limits = limits;
        this.places = places;
        this.halt = halt;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * The next batch, its call announced; empty when nothing more is to be sent now, see {@link #notBefore}. One lane at a
     * time: which batch is next depends on what the one before took of the quota.
     */
    public synchronized Optional<Departure> next() throws InterruptedException {
        if (notBefore().isPresent()) {
            return Optional.empty();
        }
        // Before the next batch is looked for: what comes after this is found, or more is said to come.
        boolean mayGrow = more.getAsBoolean();
        due.release(scope.run(), clock.instant());
        Set<String> gathering = new HashSet<>();
        while (true) {
            Optional<Batch> batch = due.next(scope.run(), action, gathering);
            if (batch.isEmpty()) {
                if (!gathering.isEmpty()) {
                    notBefore = clock.instant().plus(UNTIL_GATHERED);
                }
                return Optional.empty();
            }
            if (isOver()) {
                return Optional.empty();
            }
            Optional<Batch> whole = whole(batch.get(), mayGrow);
            if (whole.isEmpty()) {
                gathering.add(batch.get().key().site());
                continue;
            }
            Optional<Departure> announced = announce(whole.get());
            if (announced.isPresent() || notBefore().isPresent()) {
                return announced;
            }
        }
    }

    /** The batch, made as large as a call may be; empty when it may yet grow. What was sent before stays as it was cut then. */
    private Optional<Batch> whole(Batch batch, boolean mayGrow) throws InterruptedException {
        if (action != Action.PREFETCH
                || batch.search().of() > 0
                || !batch.reason().isNone()) {
            return Optional.of(batch);
        }
        Kind kind = batch.key().kind();
        if (halt.reason(batch.key().site(), kind).isPresent()) {
            return Optional.of(batch);
        }
        QuotaBook book = quotas.book(batch.key().site());
        int limit = (int) Math.min(book.batchLimit(kind, limits.targets()), book.free(kind));
        return batch.size() < limit ? due.gather(batch, limit, !mayGrow) : Optional.of(batch);
    }

    /** When to ask for the next batch again: the call before it must be answered first. Empty when there is no reason to wait. */
    public synchronized Optional<Instant> notBefore() {
        return clock.instant().isBefore(notBefore) ? Optional.of(notBefore) : Optional.empty();
    }

    /** Whether nothing may be sent any more; what is left waits for the next run, and says why. */
    private boolean isOver() {
        Instant now = clock.instant();
        if (halt.reason() == null && !now.isBefore(scope.deadline())) {
            halt.because(FindingKind.DEADLINE, Reason.of("held.deadline", scope.deadline()));
        }
        Reason reason = halt.reason();
        if (reason == null) {
            return false;
        }
        due.defer(scope.run(), action, null, null, reason, null);
        return true;
    }

    /** Takes the batch's quota and announces its call; empty when the batch was cut or deferred instead. */
    private Optional<Departure> announce(Batch batch) throws InterruptedException {
        String site = batch.key().site();
        Kind kind = batch.key().kind();
        Optional<Reason> halted = halt.reason(site, kind);
        if (halted.isPresent()) {
            due.defer(scope.run(), action, site, kind, halted.get(), null);
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
        int limit = book.batchLimit(kind, limits.targets());
        if (batch.size() > limit) {
            due.split(batch, limit);
            return Optional.empty();
        }
        boolean scarce = isScarce(batch, book);
        if (scarce) {
            quotas.nearsItsEnd(site);
        }
        Optional<Integer> taken =
                scarce ? book.takeAlone(kind, batch.size()) : Optional.of(book.take(kind, batch.size()));
        if (taken.isEmpty()) {
            notBefore = clock.instant().plus(UNTIL_ANSWERED);
            return Optional.empty();
        }
        int granted = taken.get();
        if (granted < batch.size()) {
            book.giveBack(kind, granted);
            if (book.isDoubtful(kind)) {
                quotas.refresh(site);
                book.believe(kind);
            } else if (granted > 0) {
                due.split(batch, granted);
            } else {
                defer(batch);
            }
            return Optional.empty();
        }
        Optional<Departure> announced = announce(batch, book);
        if (announced.isEmpty()) {
            book.giveBack(kind, granted);
        }
        return announced;
    }

    /**
     * Whether less is left than the calls in flight could take: then they leave one after the other, so that no more than one
     * is refused when somebody else draws on the quota.
     */
    private boolean isScarce(Batch batch, QuotaBook book) {
        long couldTake = (long) batch.size() * quotas.terms(batch.key().site()).callsInFlight();
        return book.free(batch.key().kind()) < couldTake;
    }

    private Optional<Departure> announce(Batch batch, QuotaBook book) throws InterruptedException {
        SiteTerms terms = quotas.terms(batch.key().site());
        if (!places.take(terms, action, scope.patience())) {
            notBefore = clock.instant().plus(UNTIL_ANSWERED);
            return Optional.empty();
        }
        Instant now = clock.instant();
        long ticks = nanos.getAsLong();
        Optional<AnnouncedBatch> call = due.announce(batch, scope.owner(), now, now.plus(scope.lease()));
        if (call.isEmpty()) {
            places.free(terms, action);
            places.answered(terms, action);
        }
        return call.map(its -> new Departure(
                its,
                due,
                book,
                () -> halt.reason(batch.key().site(), batch.key().kind()),
                () -> Departure.age(now, clock.instant(), ticks, nanos.getAsLong()),
                () -> places.free(terms, action),
                () -> places.answered(terms, action)));
    }

    private void defer(Batch batch) {
        QuotaDay tomorrow = QuotaDay.of(clock.instant()).next();
        Reason reason = Reason.of(
                "quota.used-up", batch.key().site(), batch.key().kind().word());
        int batches =
                due.defer(scope.run(), action, batch.key().site(), batch.key().kind(), reason, tomorrow.start());
        log.info(
                "Until quota day {} (UTC+8), {} cannot be sent: {}",
                tomorrow,
                HumanFormat.count(batches, "batch", "batches"),
                Words.english().say(reason));
    }
}
