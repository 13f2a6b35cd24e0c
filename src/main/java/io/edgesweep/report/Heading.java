package io.edgesweep.report;

import io.edgesweep.ledger.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run's end is shown as, on its own page and in lists of runs alike.
 *
 * @param word   what it is asked for by
 * @param symbol one character that shows it where there is no room for words
 * @param words  what it says
 * @param tone   how a page shows it: {@code good}, {@code waiting} or {@code bad}
 */
public record Heading(String word, String symbol, String words, String tone) {

    private static final Heading ALL_BUT_INVALID = new Heading(
            "all-but-invalid",
            Verdict.CONFIRMED.symbol(),
            "All confirmed purged, except invalid rows",
            Verdict.CONFIRMED.tone());

    /** Every one that there is. */
    public static List<Heading> all() {
        return Stream.concat(
                        Stream.of(ALL_BUT_INVALID),
                        Arrays.stream(Verdict.values()).map(Heading::of))
                .toList();
    }

    /** As the verdict says it. */
    public static Heading of(Verdict verdict) {
        return new Heading(verdict.word(), verdict.symbol(), verdict.words(), verdict.tone());
    }

    /** As the report's verdict says it; but nothing has failed where {@link #hasOnlyInvalidRows}. */
    public static Heading of(RunReport report) {
        return hasOnlyInvalidRows(report) ? ALL_BUT_INVALID : of(Verdict.ofWord(report.verdict()));
    }

    /** The heading of the run's report, by what the ledger keeps of a run that is over. */
    public static Heading of(Run run) {
        return run.onlyInvalid() ? ALL_BUT_INVALID : of(Verdict.ofWord(run.verdict()));
    }

    /** Whether all others succeeded, and invalid rows count as success: by the job, or because a person saw them before. */
    public static boolean hasOnlyInvalidRows(RunReport report) {
        CountLine counts = report.counts();
        long open = counts.failed() + counts.refused() + counts.unsettled() + counts.carriedOver() + counts.stopped();
        return report.exitCode() == 0
                && counts.invalid() > 0
                && counts.confirmed() > 0
                && open == 0
                && (report.warm() == null
                        || report.warm().confirmed() == report.warm().asked())
                && report.findings().stream().noneMatch(FindingLine::mayBeTheCause);
    }
}
