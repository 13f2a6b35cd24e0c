package io.edgesweep.report;

import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.report.RunReport.FindingLine;

/**
 * What a run's end is shown as.
 *
 * @param symbol one character that shows it where there is no room for words
 * @param words  what it says
 * @param tone   how a page shows it: {@code good}, {@code waiting} or {@code bad}
 */
public record Heading(String symbol, String words, String tone) {

    private static final Heading ALL_BUT_INVALID = new Heading(
            Verdict.CONFIRMED.symbol(), "All confirmed purged, except invalid rows", Verdict.CONFIRMED.tone());

    /** As the verdict says it. */
    public static Heading of(Verdict verdict) {
        return new Heading(verdict.symbol(), verdict.words(), verdict.tone());
    }

    /** As the report's verdict says it; but nothing has failed where a job takes invalid rows for success and all others succeeded. */
    public static Heading of(RunReport report) {
        Verdict verdict = Verdict.ofWord(report.verdict());
        return verdict == Verdict.PARTLY_FAILED && report.exitCode() == 0 && hasOnlyInvalidRows(report)
                ? ALL_BUT_INVALID
                : of(verdict);
    }

    private static boolean hasOnlyInvalidRows(RunReport report) {
        CountLine counts = report.counts();
        long open = counts.failed() + counts.refused() + counts.unsettled() + counts.carriedOver() + counts.stopped();
        return counts.confirmed() > 0
                && open == 0
                && (report.warm() == null
                        || report.warm().confirmed() == report.warm().asked())
                && report.findings().stream().noneMatch(FindingLine::mayBeTheCause);
    }
}
