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

    private static final Heading STALE =
            new Heading("confirmed-but-stale", "!", "Confirmed purged, but the CDN still serves old copies", "waiting");

    /** Every one that the ledger can look for. Whether pages are stale changes after the run. */
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
        EdgeLine edge = report.edge();
        Heading heading = hasOnlyInvalidRows(report) ? ALL_BUT_INVALID : of(Verdict.ofWord(report.verdict()));
        return heading.over(edge == null ? 0 : edge.stale());
    }

    /** As {@link #of(Run)}, where of so many of the run's pages the CDN still serves an old copy. */
    public static Heading of(Run run, long stale) {
        return of(run).over(stale);
    }

    /** The provider's word that all is purged is no good news where old copies were seen. */
    private Heading over(long stale) {
        return stale > 0 && tone.equals(Verdict.CONFIRMED.tone()) ? STALE : this;
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
