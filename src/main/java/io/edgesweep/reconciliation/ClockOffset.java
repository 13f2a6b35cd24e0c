package io.edgesweep.reconciliation;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * By how much the provider's clock is ahead of ours, as the moments tell at which it says that it has created our tasks: each
 * lies between the announcement of the call and its answer. The more of them, the closer the bounds.
 */
final class ClockOffset {

    /** A call that may have left at any time during so long says too little. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** Clocks drift. */
    private static final Duration DRIFT = Duration.ofMillis(100);

    private @Nullable Duration least;
    private @Nullable Duration most;

    /** Whether it can be told when the batch's task was created, once the offset is known. */
    static boolean canPlace(Batch batch) {
        return batch.calls().sentAt() != null
                && batch.calls().answeredAt() != null
                && Duration.between(earliest(batch), latest(batch)).compareTo(LONGEST_CALL) <= 0;
    }

    boolean isKnown() {
        return least != null;
    }

    /** The provider says, in whole seconds, when it has created the batch's task. */
    void saw(Batch batch, Instant created) {
        if (!canPlace(batch)) {
            return;
        }
        Duration atLeast = Duration.between(latest(batch), created);
        Duration atMost = Duration.between(earliest(batch), created.plusSeconds(1));
        Duration newLeast = least == null || least.compareTo(atLeast) < 0 ? atLeast : least;
        Duration newMost = most == null || most.compareTo(atMost) > 0 ? atMost : most;
        boolean agrees = newLeast.compareTo(newMost) <= 0;
        // Else a clock was set, and only the newest counts.
        least = agrees ? newLeast : atLeast;
        most = agrees ? newMost : atMost;
    }

    void forget() {
        least = null;
        most = null;
    }

    /** The whole seconds, by the provider's clock, in which the batch's task can have been created. */
    CreationWindow of(Batch batch) {
        return new CreationWindow(
                second(earliest(batch).plus(requireNonNull(least)).minus(DRIFT)),
                second(latest(batch).plus(requireNonNull(most)).plus(DRIFT)));
    }

    /** The last second that is surely over at the provider. */
    Instant lastOver(Instant now) {
        return second(now.plus(requireNonNull(least)).minus(DRIFT)).minusSeconds(1);
    }

    static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Set back between the two, the clock told the later of them for the earlier. */
    private static Instant earliest(Batch batch) {
        Instant sent = requireNonNull(batch.calls().sentAt());
        Instant answered = requireNonNull(batch.calls().answeredAt());
        return sent.isBefore(answered) ? sent : answered;
    }

    private static Instant latest(Batch batch) {
        Instant sent = requireNonNull(batch.calls().sentAt());
        Instant answered = requireNonNull(batch.calls().answeredAt());
        return sent.isBefore(answered) ? answered : sent;
    }
}
