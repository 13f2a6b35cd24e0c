package io.edgesweep.report;

import io.edgesweep.ledger.Run;
import io.edgesweep.task.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run's end is shown as, on its own page and in lists of runs alike.
 *
 * @param word   what it is asked for by
 * @param symbol one character that shows it where there is no room for words
 * @param words  what it says
 * @param tone   how a page shows it: {@code good}, {@code waiting}, {@code unknown}, or {@code bad} where something failed
 */
public record Heading(String word, String symbol, String words, String tone) {

    private static final Heading ALL_BUT_INVALID = new Heading(
            "all-but-invalid",
            Verdict.CONFIRMED.symbol(),
            "All confirmed purged, except invalid rows",
            Verdict.CONFIRMED.tone());

    /** Where these end a run, edgesweep itself is broken, or its machine. */
    private static final Set<Verdict> BROKEN = EnumSet.of(Verdict.LOCAL_STATE, Verdict.UNEXPECTED);

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
        CountLine counts = report.counts();
        long failed = counts.failed() + counts.refused() + counts.invalid() + counts.stopped();
        Heading heading = hasOnlyInvalidRows(report) ? ALL_BUT_INVALID : of(Verdict.ofWord(report.verdict()), failed);
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
        long failed = Stream.of(Outcome.FAILED, Outcome.REFUSED, Outcome.INVALID, Outcome.STOPPED)
                .mapToLong(run.counts()::of)
                .sum();
        return run.onlyInvalid() ? ALL_BUT_INVALID : of(Verdict.ofWord(run.verdict()), failed);
    }

    /** Where nothing failed for good, a run that did not end well needs a hand, or the next run. */
    private static Heading of(Verdict verdict, long failed) {
        Heading heading = of(verdict);
        return failed > 0 || !heading.isBad() || BROKEN.contains(verdict)
                ? heading
                : new Heading(heading.word, heading.symbol, heading.words, Verdict.QUOTA_REACHED.tone());
    }

    /** Whether it is shown as a failure. */
    public boolean isBad() {
        return tone.equals(Verdict.PARTLY_FAILED.tone());
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
