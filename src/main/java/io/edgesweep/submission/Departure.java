package io.edgesweep.submission;

import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.quota.QuotaBook;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An announced call on its way to the wire. Much may have happened since it was announced: it has waited for its permit, and
 * its process may have been frozen. Belongs to one thread.
 */
public final class Departure implements DepartureCheck {

    /** An announcement that is older counts no more: by then another process may have done its work. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private final AnnouncedBatch call;
    private final DueBatches due;
    private final QuotaBook book;
    private final Supplier<Optional<Reason>> halted;
    private final Supplier<Duration> age;
    private final Runnable freePlace;
    private final Runnable answered;
    private boolean hasPlace = true;
    private boolean isOver;
    private boolean left;

    /**
     * A departure that is yet to come.
     *
     * @param halted    why nothing is sent any more of what the batch is; an answer may have told since the announcement
     * @param age       how long ago the call was announced
     * @param freePlace lets the next call be announced
     * @param answered  lets another call wait for its answer
     */
    Departure(
            AnnouncedBatch call,
            DueBatches due,
            QuotaBook book,
            Supplier<Optional<Reason>> halted,
            Supplier<Duration> age,
            Runnable freePlace,
            Runnable answered) {
        this.call = call;
        this.due = due;
        this.book = book;
        this.halted = halted;
        this.age = age;
        this.freePlace = freePlace;
        this.answered = answered;
    }

    /** The batch, and its targets. */
    public AnnouncedBatch call() {
        return call;
    }

    @Override
    public Optional<Reason> objection() {
        comeBack();
        // The age comes last, so that no freeze goes unnoticed but one in that very moment.
        Optional<Reason> objection =
                due.whyNotOurs(call).or(halted).or(this::noQuota).or(this::tooOld);
        if (objection.isPresent()) {
            comeBack();
        }
        freePlace();
        return objection;
    }

    private Optional<Reason> noQuota() {
        left = book.leave(kind(), size());
        return left ? Optional.empty() : Optional.of(Reason.of("held.quota-gone"));
    }

    private Optional<Reason> tooOld() {
        Duration its = age.get();
        return its.compareTo(FRESH) > 0 ? Optional.of(Reason.of("held.too-old", its.toMillis())) : Optional.empty();
    }

    /** It has not left after all, or the provider refused it for its pace and it is made again. */
    private void comeBack() {
        if (left) {
            left = false;
            book.comeBack(kind(), size());
        }
    }

    /** The call is over; so many of its targets were counted by the provider. */
    void over(int counted) {
        if (left) {
            book.answered(kind(), size(), counted);
        } else {
            book.giveBack(kind(), size());
        }
        end();
    }

    /** Whatever has become of the call, nobody waits for it any more. */
    public void end() {
        freePlace();
        if (!isOver) {
            isOver = true;
            answered.run();
        }
    }

    private void freePlace() {
        if (hasPlace) {
            hasPlace = false;
            freePlace.run();
        }
    }

    private Kind kind() {
        return call.batch().key().kind();
    }

    private int size() {
        return call.batch().size();
    }

    /** The age by two clocks, whichever tells more: one may be set back, the other stands still while a machine sleeps. */
    static Duration age(Instant since, Instant now, long sinceNanos, long nowNanos) {
        Duration byWall = Duration.between(since, now);
        Duration byTicks = Duration.ofNanos(nowNanos - sinceNanos);
        return byWall.compareTo(byTicks) > 0 ? byWall : byTicks;
    }
}
