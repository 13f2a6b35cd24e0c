package io.edgesweep.spill;

import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.TargetRow;

/**
 * What the rows for one target say of it together. The first stands for all, and has the newest lastmod and the highest
 * priority among them: which of two sources is read first must not decide whether a change is seen.
 */
final class MergedRow {

    /** Longs of a tuple: two of the fingerprint, the ordinal, the source, the line, the lastmod, the priority and the spelling. */
    static final int WIDTH = 8;

    /** Sorts before every row of the run, so that what waits is the first and the row the duplicate. */
    static final long WAITING = -1;

    private static final long UNDATED = Long.MIN_VALUE;

    private static final int LASTMOD = 5;
    private static final int PRIORITY = 6;
    private static final int SPELLING = 7;

    private final long[] first;
    private long lastmod;
    private long priority;

    /** @param first the first of its tuples */
    MergedRow(long[] first) {
        this.first = first;
        this.lastmod = first[LASTMOD];
        this.priority = first[PRIORITY];
    }

    static long[] tuple(Fingerprint print, TargetRow row, long source) {
        return new long[] {
            print.high(),
            print.low(),
            row.ordinal(),
            source,
            row.place().line(),
            row.lastmod() == null ? UNDATED : row.lastmod().number(),
            row.priority(),
            spelling(row)
        };
    }

    static long[] waitingTuple(Fingerprint print, TargetRow row, long where) {
        return new long[] {print.high(), print.low(), WAITING, where, 0, UNDATED, 0, spelling(row)};
    }

    /** Tells the spellings of one object apart, as far as words about it need that. */
    private static long spelling(TargetRow row) {
        return row.target().value().hashCode();
    }

    /** Whether the row's target is spelled as the first one's. */
    boolean isSpelledLike(long[] tuple) {
        return tuple[SPELLING] == first[SPELLING];
    }

    boolean isFor(long[] tuple) {
        return tuple[0] == first[0] && tuple[1] == first[1];
    }

    void add(long[] tuple) {
        lastmod = Math.max(lastmod, tuple[LASTMOD]);
        priority = Math.max(priority, tuple[PRIORITY]);
    }

    Fingerprint print() {
        return new Fingerprint(first[0], first[1]);
    }

    /** The number of the first row; {@link #WAITING} where the target waits from an earlier run. */
    long ordinal() {
        return first[2];
    }

    long source() {
        return first[3];
    }

    long line() {
        return first[4];
    }

    /** Whether the rows say more than the first alone. */
    boolean isMore() {
        return lastmod != first[LASTMOD] || priority != first[PRIORITY];
    }

    /** What the first row is to say instead, by its ordinal. */
    long[] more() {
        return new long[] {first[2], lastmod, priority};
    }

    /** The first row, as it is to be. */
    static TargetRow applied(long[] more, TargetRow row) {
        return row.with((int) more[2], more[1] == UNDATED ? null : Lastmod.ofNumber(more[1]));
    }
}
