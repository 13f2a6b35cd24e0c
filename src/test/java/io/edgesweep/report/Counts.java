package io.edgesweep.report;

/** A run's counts in words, for what a test expects: what is not named is 0. */
public final class Counts {

    private long read;
    private long carriedIn;
    private long invalid;
    private long excluded;
    private long duplicate;
    private long unchanged;
    private long confirmed;
    private long failed;
    private long refused;
    private long carriedOver;
    private long unsettled;
    private long stopped;
    private long comment;

    private Counts() {}

    /** Nothing yet. */
    public static Counts counted() {
        return new Counts();
    }

    /** Sets {@link CountLine#read}. */
    public Counts read(long rows) {
        read = rows;
        return this;
    }

    /** Sets {@link CountLine#carriedIn}. */
    public Counts carriedIn(long rows) {
        carriedIn = rows;
        return this;
    }

    /** Sets {@link CountLine#invalid}. */
    public Counts invalid(long rows) {
        invalid = rows;
        return this;
    }

    /** Sets {@link CountLine#excluded}. */
    public Counts excluded(long rows) {
        excluded = rows;
        return this;
    }

    /** Sets {@link CountLine#duplicate}. */
    public Counts duplicate(long rows) {
        duplicate = rows;
        return this;
    }

    /** Sets {@link CountLine#unchanged}. */
    public Counts unchanged(long rows) {
        unchanged = rows;
        return this;
    }

    /** Sets {@link CountLine#confirmed}. */
    public Counts confirmed(long rows) {
        confirmed = rows;
        return this;
    }

    /** Sets {@link CountLine#failed}. */
    public Counts failed(long rows) {
        failed = rows;
        return this;
    }

    /** Sets {@link CountLine#refused}. */
    public Counts refused(long rows) {
        refused = rows;
        return this;
    }

    /** Sets {@link CountLine#carriedOver}. */
    public Counts carriedOver(long rows) {
        carriedOver = rows;
        return this;
    }

    /** Sets {@link CountLine#unsettled}. */
    public Counts unsettled(long rows) {
        unsettled = rows;
        return this;
    }

    /** Sets {@link CountLine#stopped}. */
    public Counts stopped(long rows) {
        stopped = rows;
        return this;
    }

    /** Sets {@link CountLine#comment}. */
    public Counts comment(long rows) {
        comment = rows;
        return this;
    }

    /** As the report has them. */
    public CountLine line() {
        return new CountLine(
                read,
                carriedIn,
                invalid,
                excluded,
                duplicate,
                unchanged,
                confirmed,
                failed,
                refused,
                carriedOver,
                unsettled,
                stopped,
                comment);
    }
}
