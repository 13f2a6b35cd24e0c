package io.edgesweep.report.write;

import io.edgesweep.report.RunReport.CountLine;
import io.edgesweep.report.RunReport.HistoryLine;
import java.util.Locale;

/**
 * Outcomes that mean the same to a person, in the order in which they are always shown. Their shape tells them apart first,
 * their lightness second, their colour last.
 */
enum Family {
    CONFIRMED("✓"),
    FAILED("✗"),
    WAITING("»"),
    UNSETTLED("?"),
    ASIDE("–");

    private final String mark;

    Family(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /** Its class on a page, and its key in the catalogues. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many of a run's rows and targets ended so. */
    long of(CountLine counts) {
        return switch (this) {
            case CONFIRMED -> counts.confirmed();
            case FAILED -> counts.failed() + counts.refused() + counts.invalid() + counts.stopped();
            case WAITING -> counts.carriedOver();
            case UNSETTLED -> counts.unsettled();
            case ASIDE -> counts.excluded() - counts.stopped() + counts.duplicate() + counts.unchanged();
        };
    }

    /** The same of an earlier run. */
    long of(HistoryLine run) {
        return switch (this) {
            case CONFIRMED -> run.confirmed();
            case FAILED -> run.failed();
            case WAITING -> run.waiting();
            case UNSETTLED -> run.unsettled();
            case ASIDE -> run.leftOut();
        };
    }

    /** Whether more of it than last time is worse. */
    boolean isWorseWhenMore() {
        return this == FAILED || this == WAITING || this == UNSETTLED;
    }
}
