package io.edgesweep.report;

import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunReport.HistoryLine;
import io.edgesweep.task.Outcome;
import java.util.Locale;

/**
 * Outcomes that mean the same to a person, in the order in which they are always shown. Their shape tells them apart first,
 * their lightness second, their colour last.
 */
public enum Family {
    /** Purged, as the provider confirms. */
    CONFIRMED("✓"),
    /** Failed, refused, invalid or stopped. */
    FAILED("✗"),
    /** Carried over. */
    WAITING("»"),
    /** Sent, and not known. */
    UNSETTLED("?"),
    /** Left out on purpose; of a run: there was nothing to do. */
    ASIDE("–");

    private final String mark;

    Family(String mark) {
        this.mark = mark;
    }

    /** One character that shows it. */
    public String mark() {
        return mark;
    }

    /** Its class on a page, and its key in the catalogues. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The key of what so many of it are called together.
     *
     * @param stopped how many of them were stopped
     */
    public String part(long number, long stopped) {
        return this == FAILED && number > 0 && number == stopped ? "outcome.stopped" : "part." + word();
    }

    /** What a row or target that ended so belongs to. */
    public static Family of(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> CONFIRMED;
            case FAILED, REFUSED, INVALID, STOPPED -> FAILED;
            case CARRIED_OVER -> WAITING;
            case UNSETTLED -> UNSETTLED;
            case EXCLUDED, COMMENT, DUPLICATE, UNCHANGED -> ASIDE;
        };
    }

    /** What a run that is over came to. */
    public static Family of(Run run) {
        if (run.onlyInvalid()) {
            return CONFIRMED;
        }
        return switch (Verdict.ofWord(run.verdict())) {
            case CONFIRMED -> CONFIRMED;
            case NOTHING_TO_DO -> ASIDE;
            case QUOTA_REACHED -> WAITING;
            case UNSETTLED -> UNSETTLED;
            default -> FAILED;
        };
    }

    /** How many of a run's rows and targets ended so. */
    public long of(CountLine counts) {
        return switch (this) {
            case CONFIRMED -> counts.confirmed();
            case FAILED -> counts.failed() + counts.refused() + counts.invalid() + counts.stopped();
            case WAITING -> counts.carriedOver();
            case UNSETTLED -> counts.unsettled();
            case ASIDE -> counts.excluded() - counts.stopped() + counts.duplicate() + counts.unchanged();
        };
    }

    /** The same of an earlier run. */
    public long of(HistoryLine run) {
        return switch (this) {
            case CONFIRMED -> run.confirmed();
            case FAILED -> run.failed();
            case WAITING -> run.waiting();
            case UNSETTLED -> run.unsettled();
            case ASIDE -> run.leftOut();
        };
    }

    /** Whether more of it than last time is worse. */
    public boolean isWorseWhenMore() {
        return this == FAILED || this == WAITING || this == UNSETTLED;
    }
}
