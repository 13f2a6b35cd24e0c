package io.edgesweep.reconciliation;

import io.edgesweep.ledger.UnsettledBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which tasks came into being, by the provider's clock.
 *
 * @param from the earliest moment
 * @param to   the latest one
 */
record CreationWindow(Instant from, Instant to) {

    /**
     * The provider's clock and ours may differ by five minutes, beyond which it refuses every call (API page on signing,
     * X-TC-Timestamp); and both are read in whole seconds.
     */
    private static final Duration SKEW = Duration.ofMinutes(6);

    /** The provider takes a window of at most 7 days (EdgeOne API, DescribePurgeTasks, EndTime). */
    private static final Duration LONGEST = Duration.ofDays(7).minusHours(1);

    /** When the task of a batch can have been created. */
    static CreationWindow of(UnsettledBatch unsettled) {
        // Set back between the two, the clock told the later of them for the earlier.
        List<Instant> sent = List.of(unsettled.sentFrom(), unsettled.sentTo());
        return new CreationWindow(
                Collections.min(sent).minus(SKEW), Collections.max(sent).plus(SKEW));
    }

    /** The windows, those that overlap made one, so that no row is read twice. */
    static List<CreationWindow> merged(List<CreationWindow> windows) {
        List<CreationWindow> merged = new ArrayList<>();
        for (CreationWindow next : windows.stream()
                .sorted(Comparator.comparing(CreationWindow::from))
                .toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && !next.from().isAfter(merged.get(last).to())) {
                CreationWindow before = merged.get(last);
                Instant to = next.to().isAfter(before.to()) ? next.to() : before.to();
                merged.set(last, new CreationWindow(before.from(), to));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** The window in pieces for which the provider can be asked. */
    List<CreationWindow> pieces() {
        List<CreationWindow> pieces = new ArrayList<>();
        Instant begin = from;
        while (Duration.between(begin, to).compareTo(LONGEST) > 0) {
            pieces.add(new CreationWindow(begin, begin.plus(LONGEST)));
            begin = begin.plus(LONGEST);
        }
        pieces.add(new CreationWindow(begin, to));
        return pieces;
    }

    /** How many seconds it has, the first and the last one included. */
    long seconds() {
        return Duration.between(from, to).toSeconds() + 1;
    }

    boolean overlaps(CreationWindow other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    /** The shortest window that holds both. */
    CreationWindow with(CreationWindow other) {
        return new CreationWindow(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    /** What of it comes after another one that holds its beginning; all of it where the other one does not, or holds it whole. */
    CreationWindow after(CreationWindow other) {
        boolean holdsTheBeginning = !from.isBefore(other.from) && !from.isAfter(other.to) && to.isAfter(other.to);
        return holdsTheBeginning ? new CreationWindow(other.to.plusSeconds(1), to) : this;
    }

    /** A window of whole seconds in two. */
    List<CreationWindow> halves() {
        Instant middle = from.plusSeconds(seconds() / 2);
        return List.of(new CreationWindow(from, middle.minusSeconds(1)), new CreationWindow(middle, to));
    }

    /** Whether the moment may lie in it, in whole seconds; one that is not told may. */
    boolean mayHold(@Nullable Instant moment) {
        return moment == null || (!moment.isBefore(from.truncatedTo(ChronoUnit.SECONDS)) && !moment.isAfter(to));
    }
}
