package io.edgesweep.report;

import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;

/**
 * {@code read + carriedIn} is the sum of all the others but {@code stopped} and {@code comment}.
 *
 * @param read      input rows
 * @param carriedIn targets that earlier runs had left open
 * @param excluded  rows that the job leaves out, that a limit of it stopped, or that are comments
 * @param stopped   how many of the excluded ones a limit stopped; no part of the sum
 * @param comment   how many of the excluded ones are comments; no part of the sum
 */
public record CountLine(
        long read,
        long carriedIn,
        long invalid,
        long excluded,
        long duplicate,
        long unchanged,
        long confirmed,
        long failed,
        long refused,
        long carriedOver,
        long unsettled,
        long stopped,
        long comment) {

    /** The counts as programs read them. */
    public static CountLine of(OutcomeCounts counts) {
        return new CountLine(
                counts.read(),
                counts.carriedIn(),
                counts.of(Outcome.INVALID),
                counts.of(Outcome.EXCLUDED) + counts.of(Outcome.STOPPED) + counts.of(Outcome.COMMENT),
                counts.of(Outcome.DUPLICATE),
                counts.of(Outcome.UNCHANGED),
                counts.of(Outcome.CONFIRMED),
                counts.of(Outcome.FAILED),
                counts.of(Outcome.REFUSED),
                counts.of(Outcome.CARRIED_OVER),
                counts.of(Outcome.UNSETTLED),
                counts.of(Outcome.STOPPED),
                counts.of(Outcome.COMMENT));
    }
}
