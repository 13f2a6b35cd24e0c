package io.edgesweep.snapshot;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.spill.TupleSorter;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which of many URLs stand among many others, with a fixed amount of memory: both are sorted by fingerprint. By
 * what method a URL is to be purged does not matter. For one thread at a time.
 */
final class MissingUrls implements Closeable {

    /** 24 bytes each. */
    private static final int TUPLES_IN_MEMORY = 250_000;

    /** Sort before every candidate of the same URL, the surest first. */
    private static final long THERE = 0;

    private static final long WAITING = 1;

    private static final long FIRST_CANDIDATE = 2;

    private final Fingerprinter prints;
    private final TupleSorter all;
    private final TupleSorter found;
    private long candidates;
    private TupleSorter.@Nullable Sorted sorted;
    private long @Nullable [] next;

    /** What became of a candidate. */
    enum Finding {
        /** The URL is there, or another candidate is the same. */
        THERE,
        /** The URL is not there, but waits. */
        WAITING,
        /** The URL is nowhere. */
        MISSING
    }

    /**
     * @param folder where the sorted runs are put
     * @param name   what their names begin with
     * @param keys   by which two targets are one
     */
    MissingUrls(Path folder, String name, CacheKeys keys) {
        prints = new Fingerprinter(keys);
        all = new TupleSorter(folder, name + "-all", 3, TUPLES_IN_MEMORY);
        found = new TupleSorter(folder, name + "-found", 2, TUPLES_IN_MEMORY);
    }

    /** A URL that is there. */
    void there(TargetRow row) throws IOException {
        add(row, THERE);
    }

    /** A URL that waits to be purged. */
    void waits(TargetRow row) throws IOException {
        add(row, WAITING);
    }

    /** A URL of which it is asked whether it is there. */
    void candidate(TargetRow row) throws IOException {
        add(row, FIRST_CANDIDATE + candidates++);
    }

    private void add(TargetRow row, long what) throws IOException {
        Fingerprint print = prints.of(new TargetRow(
                row.ordinal(),
                row.place(),
                row.site(),
                row.target(),
                Method.INVALIDATE,
                row.priority(),
                row.lastmod(),
                row.extra()));
        all.add(print.high(), print.low(), what);
    }

    /** Ends the adding. Gives the number of candidates that are not there. */
    long sort() throws IOException {
        long missing = 0;
        try (TupleSorter.Sorted tuples = all.sorted()) {
            long[] group = null;
            boolean waits = false;
            boolean open = false;
            for (long[] tuple = tuples.next(); tuple != null; tuple = tuples.next()) {
                if (group == null || tuple[0] != group[0] || tuple[1] != group[1]) {
                    group = tuple;
                    waits = false;
                    open = true;
                }
                if (tuple[2] == THERE) {
                    open = false;
                } else if (tuple[2] == WAITING) {
                    waits = true;
                } else if (open) {
                    found.add(tuple[2] - FIRST_CANDIDATE, waits ? WAITING : THERE);
                    missing++;
                    open = false;
                }
            }
        }
        return missing;
    }

    /** What became of the candidate; to be asked of one after the other, in the order in which they were added. */
    Finding next(long candidate) throws IOException {
        if (sorted == null) {
            sorted = found.sorted();
            next = sorted.next();
        }
        long[] head = next;
        if (head == null || head[0] != candidate) {
            return Finding.THERE;
        }
        next = sorted.next();
        return head[1] == WAITING ? Finding.WAITING : Finding.MISSING;
    }

    @Override
    public void close() throws IOException {
        if (sorted != null) {
            sorted.close();
        }
        all.close();
        found.close();
    }
}
