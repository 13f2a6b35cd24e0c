package io.edgesweep.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Firings that were missed, one after the other.
 *
 * @param count how many
 * @param first the first
 * @param last  the last
 */
record MissedFirings(int count, Instant first, Instant last) {

    /** Those from the first one until the moment, which it is not after. */
    static MissedFirings between(Instant first, Instant until, CronFirings firings) {
        int count = 1;
        Instant last = first;
        for (Optional<Instant> next = firings.after(first);
                next.isPresent() && !next.get().isAfter(until);
                next = firings.after(last)) {
            last = next.get();
            count++;
        }
        return new MissedFirings(count, first, last);
    }

    @Override
    public String toString() {
        return count == 1
                ? "1 firing missed, of " + first
                : count + " firings missed between " + first + " and " + last;
    }
}
