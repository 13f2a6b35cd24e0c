package io.edgesweep.task;

import java.util.Map;

/**
 * What went into a run and what came out of it.
 *
 * @param read      input rows
 * @param carriedIn targets that earlier runs had left open
 * @param outcomes  how many of both ended in each outcome; an absent one is 0
 */
public record OutcomeCounts(long read, long carriedIn, Map<Outcome, Long> outcomes) {

    public OutcomeCounts {
        outcomes = Map.copyOf(outcomes);
    }

    /** How many ended so. */
    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** How many targets may still be stale: they failed, were refused, wait, are unsettled or were stopped. */
    public long open() {
        return of(Outcome.FAILED)
                + of(Outcome.REFUSED)
                + of(Outcome.CARRIED_OVER)
                + of(Outcome.UNSETTLED)
                + of(Outcome.STOPPED);
    }

    /** Whether every row and every target carried in has exactly one outcome. A run that does not add up is a bug. */
    public boolean addUp() {
        return read + carriedIn
                == outcomes.values().stream().mapToLong(Long::longValue).sum();
    }
}
